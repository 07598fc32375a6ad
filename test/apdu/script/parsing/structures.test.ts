import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { expectScriptError, filesOf } from '../script-kit.js';

const files = filesOf({ 't.csv': 'a\n1' });
const parse = (...lines: string[]) => parseScript(lines.join('\n'), 'f', { files });
const items = (...lines: string[]) => parse(...lines).body.items;

describe('what the lines become', () => {
  test('case', () => {
    expect(
      items(
        'case  Record $n # x',
        ' tags a',
        ' needs keys',
        ' send 00',
        ' cleanup',
        '  reset',
        ' end',
        'end',
        'set n = 1',
      ),
    ).toMatchObject([
      {
        kind: 'case',
        line: 1,
        text: 'case  Record $n # x',
        name: { text: 'Record $n' },
        head: { tags: ['a'], clauses: [], needs: ['keys'] },
        body: { items: [{ kind: 'send' }], cleanup: [{ kind: 'reset' }] },
      },
      { kind: 'set' },
    ]);
  });

  test('for', () => {
    expect(items('for n in 1..2', ' send 00 (byte $n)', 'end')).toMatchObject([
      { kind: 'for', line: 1, variable: 'n', items: [{ kind: 'send' }] },
    ]);
    expect(parse('for row in table t.csv', ' set x = $row.a', 'end').files).toEqual(['f', 't.csv']);
  });

  test('if, else if, else', () => {
    expect(
      items(
        'if generation 1',
        ' note 1',
        'else if generation 2',
        ' note 2',
        'else',
        ' note 3',
        'end',
        'send 00',
      ),
    ).toMatchObject([
      {
        kind: 'if',
        line: 1,
        condition: { text: 'generation 1' },
        items: [{ note: '1' }],
        otherwise: [
          {
            kind: 'if',
            line: 3,
            condition: { text: 'generation 2' },
            items: [{ note: '2' }],
            otherwise: [{ note: '3' }],
          },
        ],
      },
      { kind: 'send' },
    ]);
    expect(items('if generation 1', 'end')).toMatchObject([{ items: [], otherwise: [] }]);
  });

  test('block and do', () => {
    const [call] = items('do choose EF05 (byte 1)', 'block choose fid p1 # x', ' send $fid $p1', 'end');
    expect(call).toMatchObject({ kind: 'do', block: 'choose', line: 1 });
    expect(call?.kind === 'do' && call.given.map(({ text }) => text)).toEqual(['EF05', '(byte 1)']);
    expect(call?.kind === 'do' && call.find()).toMatchObject({ name: 'choose', parameters: ['fid', 'p1'] });
  });

  test('cleanup of the script', () => {
    expect(parse('send 00', 'cleanup', ' reset', 'end').body.cleanup).toMatchObject([{ kind: 'reset' }]);
  });

  test('cases in loops and conditions of the script', () => {
    expect(
      items('for n in 1..2', ' if generation 3', '  case $n', '   send 00', '  end', ' end', 'end'),
    ).toMatchObject([{ kind: 'for', items: [{ kind: 'if', items: [{ kind: 'case' }] }] }]);
  });
});

describe('refused', () => {
  const inside = (...lines: string[]) => ['send 00', ...lines];

  test.each([
    [['case'], 'ARGUMENT_MISSING', 6],
    [['case # x', 'end'], 'ARGUMENT_MISSING', 6],
    [['case a', 'send 00'], 'BLOCK_OPEN', 1],
    [['case a', 'case b', 'end', 'end'], 'BLOCK_MISPLACED', 1],
    [['case a', 'if generation 3', 'case b', 'end', 'end', 'end'], 'BLOCK_MISPLACED', 1],
    [['block b', 'case a', 'end', 'end'], 'BLOCK_MISPLACED', 1],
    [['cleanup', 'case a', 'end', 'end'], 'BLOCK_MISPLACED', 1],
    [['case a', 'block b', 'end', 'end'], 'BLOCK_MISPLACED', 1],
    [['for n in 1..2', 'block b', 'end', 'end'], 'BLOCK_MISPLACED', 1],
    [['for n in 1..2', 'cleanup', 'end', 'end'], 'BLOCK_MISPLACED', 1],
    [['case a', 'cleanup', 'end', 'cleanup', 'end', 'end'], 'NAME_TWICE', 1],
    [['cleanup', 'end', 'cleanup', 'end'], 'NAME_TWICE', 1],
    [['cleanup now', 'end'], 'ARGUMENT_UNKNOWN', 9],
    [['block'], 'ARGUMENT_MISSING', 6],
    [['block a', 'end', 'block a', 'end'], 'NAME_TWICE', 7],
    [['block a $x', 'end'], 'NAME_INVALID', 9],
    [['block a x x', 'end'], 'NAME_TWICE', 11],
    [['block a data', 'end'], 'NAME_INVALID', 9],
    [['do'], 'ARGUMENT_MISSING', 4],
    [['do x'], 'UNKNOWN_BLOCK', 4],
    [['block a x', 'send $x', 'end', 'do a'], 'ARGUMENT_MISSING', 4],
    [['block a', 'send 00', 'end', 'do a 1'], 'ARGUMENT_UNKNOWN', 4],
    [['for'], 'ARGUMENT_MISSING', 5],
    [['for n', 'end'], 'ARGUMENT_MISSING', 6],
    [['for n of 1..2', 'end'], 'ARGUMENT_MISSING', 7],
    [['for 1 in 1..2', 'end'], 'NAME_INVALID', 5],
    [['for n in', 'end'], 'ARGUMENT_MISSING', 9],
    [['for n in 1..2', 'else', 'end'], 'BLOCK_MISPLACED', 1],
    [['if', 'end'], 'ARGUMENT_MISSING', 4],
    [['if generation 3', 'else', 'else', 'end'], 'BLOCK_MISPLACED', 1],
    [['if generation 3', 'else', 'else if generation 2', 'end'], 'BLOCK_MISPLACED', 1],
    [['if generation 3', 'else x', 'end'], 'ARGUMENT_UNKNOWN', 6],
    [['if generation 3', 'else if', 'end'], 'ARGUMENT_MISSING', 8],
    [['if generation 3', 'else'], 'BLOCK_OPEN', 1],
    [['if generation 3', 'else if generation 2'], 'BLOCK_OPEN', 1],
    [['end'], 'BLOCK_MISPLACED', 1],
    [['else'], 'BLOCK_MISPLACED', 1],
    [['case a', 'end case'], 'ARGUMENT_UNKNOWN', 5],
  ] as const)('%j', (lines, code, column) => {
    expectScriptError(() => parse(...inside(...lines)), code, column);
  });

  test('what is not closed is named where it opens', () => {
    expect(() => parse('case a', ' for n in 1..2', '  send 00', ' end')).toThrow(
      expect.objectContaining({
        code: 'BLOCK_OPEN',
        line: 1,
        reason: "this case is not closed; its 'end' is missing",
      }),
    );
  });
});
