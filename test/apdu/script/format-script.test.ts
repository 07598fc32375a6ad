import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../../apdu/bytes.js';
import { formatScript } from '../../../apdu/script/format-script.js';
import { ScriptError } from '../../../apdu/script/script-error.js';
import { anyScript, anyWords } from './any-script.js';
import { expectScriptError, filesOf, play } from './script-kit.js';

const format = (...lines: string[]) => formatScript(lines.join('\n'), 'f');

describe('a script as it should stand', () => {
  test('blocks, verbs, digits and comments', () => {
    expect(
      format(
        '\uFEFFtitle  Reading\r',
        'tags reading   smoke # all\r',
        '',
        '',
        '# shared',
        'set aid = 7378312e7368   "社会保障"  # the application',
        'set n = 01 # records',
        'block choose fid',
        '',
        'send 00 a4 02 00 02 $fid',
        'expect 9000',
        '',
        'end',
        'case   Records of EF05',
        '   needs keys   simulator',
        '      do choose ef05',
        ' for row in table records.csv',
        ' send 00 b2 (byte   $row.number)04 00 \\',
        '     aa bb',
        '   if generation 3',
        '   note   x  y # z',
        '   else   if interface contact',
        '   expect 6f...a5 9000 or 61xx',
        '   else',
        '   # nothing',
        '   end',
        '',
        '',
        '   end',
        '   cleanup',
        '     reset',
        '   end',
        'end',
        '',
        '',
      ),
    ).toBe(
      `title  Reading
tags   reading smoke  # all

# shared
set    aid = 7378312e7368 "社会保障"  # the application
set    n = 01                         # records
block  choose fid
  send   00 A4 02 00 02 $fid
  expect 9000
end
case   Records of EF05
  needs  keys simulator
  do     choose ef05
  for    row in table records.csv
    send   00 B2 (byte $row.number) 04 00 \\
           AA BB
    if     generation 3
      note   x  y # z
    else if interface contact
      expect 6F...A5 9000 or 61xx
    else
      # nothing
    end
  end
  cleanup
    reset
  end
end
`,
    );
  });

  test.each([
    ['', ''],
    ['\n\n', ''],
    ['# a', '# a\n'],
    ['\n\n# a\n\n\n# b\n\n', '# a\n\n# b\n'],
    ['send 00', 'send   00\n'],
    ['case a\n\n# first\nsend 00\n\n# last\n\nend', 'case   a\n  # first\n  send   00\n\n  # last\nend\n'],
  ])('%j becomes %j', (before, after) => {
    expect(formatScript(before, 'f')).toBe(after);
  });

  test('the shipped examples stand so', () => {
    const folder = new URL('../../../fixtures/scripts/language/', import.meta.url);
    const names = readdirSync(folder).filter((name) => name.endsWith('.apdu'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      expect(formatScript(text, name), name).toBe(text);
    }
  });
});

describe('refused', () => {
  test.each([
    [['send "a'], 'QUOTE_OPEN', 1, 6],
    [['', 'send (byte 1'], 'BRACKET', 2, 6],
    [['case a', 'send 00'], 'BLOCK_OPEN', 1, 1],
    [['send 00', 'end'], 'BLOCK_MISPLACED', 2, 1],
    [['send 00 \\', ' "a'], 'QUOTE_OPEN', 2, 2],
  ] as const)('%j', (lines, code, line, column) => {
    expectScriptError(() => format(...lines), code, column);
    expect(() => format(...lines)).toThrow(expect.objectContaining({ file: 'f', line }));
  });
});

describe('laws', () => {
  test('formatting twice changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(anyScript, anyWords, fc.string({ unit: 'binary' })), (text) => {
        let once: string;
        try {
          once = formatScript(text, 'f');
        } catch (error) {
          expect(error).toBeInstanceOf(ScriptError);
          return;
        }
        expect(formatScript(once, 'f')).toBe(once);
        expect(once).not.toMatch(/\n\n\n|[ \t]\n|\r/);
      }),
      { numRuns: 1000 },
    );
  });

  test('a formatted script does the same', async () => {
    const files = filesOf({ 't.csv': 'a,b\n01,9000\n02,6A82' });
    const done = async (text: string) => {
      const result = await play(text, (command) => (command.length % 4 === 0 ? `${command}9000` : '6A82'), {
        language: { files },
        generation: '3',
        withControls: true,
        continueAfterFailure: true,
        random: (count) => new Uint8Array(count),
      });
      return {
        asked: result.card.asked,
        cases: result.cases.map(({ head, outcome, steps }) => ({
          head,
          outcome,
          steps: steps.map(({ step, exchanges = [], ...rest }) => [
            step.kind,
            rest.outcome,
            step.kind === 'note' && step.note,
            exchanges.map(({ command }) => toHex(command)),
          ]),
        })),
      };
    };
    await fc.assert(
      fc.asyncProperty(anyScript, async (text) => {
        expect(await done(formatScript(text, 'f'))).toEqual(await done(text));
      }),
      { numRuns: 300 },
    );
  });
});
