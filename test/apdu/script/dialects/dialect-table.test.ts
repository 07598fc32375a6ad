import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertScript } from '../../../../apdu/script/dialects/convert-script.js';
import { recogniseDialect, SCRIPT_DIALECTS } from '../../../../apdu/script/dialects/dialect-table.js';
import { isOwnLanguage } from '../../../../apdu/script/dialects/own-language.js';
import { parseForeignScript, parseScript } from '../../../../apdu/script/parse-script.js';
import { runScript } from '../../../../apdu/script/run-script.js';
import { ScriptError } from '../../../../apdu/script/script-error.js';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { withGetResponse } from '../../../../apdu/transport/wrappers/get-response.js';
import { createCard, demonstrationCard } from '../../../../card-model/index.js';
import { read } from '../../../architecture/sources.js';
import { SAMPLES, sample } from './samples.js';

const ALL = Object.entries(SAMPLES).flatMap(([id, names]) => names.map((name) => [id, name] as const));

/** Other texts that must be taken for no dialect. */
const OTHERS = {
  'the guided tour': read('fixtures/scripts/tour.apdu'),
  'a script that begins with a reset': 'reset\nsend 00 84 00 00 08\nexpect 9000\n',
  'a script of a case': '# x\ncase A\n  send 00840000\nend\n',
  'a script of variables': 'set aid = 7378\nsend 00 A4 04 00 (byte (length $aid)) $aid\n',
  'a recording': 'recorded 2026-11-23T03:00:00Z sscard 0.1.0\nprotocol T=0\nreset contact\n',
  'a verb of the host': 'verify\nsend 00840000\n',
  nothing: '',
  comments: '# only\n# comments\n',
  words: 'the quick brown fox\n',
  'a status word': '9000\n',
  'data objects': '0709413130303030303135\n060420360101\n',
  'a trace': '> 00A40000\n< 6A82\n',
  JSON: '{"a": 1}\n',
  CSV: 'number,tag,value\n1,07,413130\n',
  Markdown: '# Title\n\nSome words, and `00A40000`.\n',
};

describe('every sample is of its dialect and of no other', () => {
  test.each(ALL)('%s: %s', (id, name) => {
    const text = sample(name);
    expect(SCRIPT_DIALECTS.filter((dialect) => dialect.recognise(text)).map((dialect) => dialect.id)).toEqual(
      [id],
    );
    expect(isOwnLanguage(text)).toBe(false);
  });

  test.each(ALL)(
    '%s: %s with CRLF, a byte order mark, capitals or the lines of the begin alone',
    (id, name) => {
      const text = sample(name);
      for (const changed of [text.replaceAll('\n', '\r\n'), `\uFEFF${text}`, text.trimEnd(), `\n\n${text}`]) {
        expect(recogniseDialect(changed)?.id).toBe(id);
      }
    },
  );
});

test.each(Object.entries(OTHERS))('%s is of none', (_name, text) => {
  expect(SCRIPT_DIALECTS.filter((dialect) => dialect.recognise(text))).toEqual([]);
});

test('what a sample becomes is of this language, and of no dialect', () => {
  for (const [, name] of ALL) {
    const text = sample(name);
    const lines = convertScript(recogniseDialect(text)!, text, name).map(({ text: line }) => line);
    const script = lines.join('\n');
    expect(isOwnLanguage(script), name).toBe(true);
    expect(recogniseDialect(script), name).toBeUndefined();
    expect(() => parseScript(script, name)).not.toThrow();
  }
});

test('no two dialects share an id; all are named in both languages', () => {
  expect(new Set(SCRIPT_DIALECTS.map(({ id }) => id)).size).toBe(SCRIPT_DIALECTS.length);
  for (const { title } of SCRIPT_DIALECTS) {
    expect(title.en).not.toBe('');
    expect(title.zh).not.toBe('');
  }
});

describe('on a card', () => {
  test.each(ALL)('%s: %s runs, and what it expects comes', async (_id, name) => {
    const text = sample(name);
    const dialect = recogniseDialect(text)!;
    const script = parseForeignScript(convertScript(dialect, text, name), name);
    const card = connectInProcess(createCard({ contents: demonstrationCard() }));
    // Answers of T=0 are fetched, as by the host that recorded them.
    const result = await runScript(script, dialect.id === 'scriptor' ? card : withGetResponse(card));
    expect(result.fault).toBeUndefined();
    expect(result.passed).toBe(true);
  });
});

test('law: any text is of one dialect at most, and is read or refused with a place in it', () => {
  const piece = fc.constantFrom(
    '00A40000',
    '9000',
    '=>',
    '<=',
    'apdu',
    'reset',
    'exit',
    ';',
    '0x00',
    '#',
    '\n',
    ' ',
    '"',
    "'",
    '//',
    '/*',
    '*/',
    'cd',
    'echo',
    '--expect-sw',
    '6A8?',
    'powerup',
    '\\',
    '\t',
    'x',
    ':',
    '^',
    '社',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      (text) => {
        const dialects = SCRIPT_DIALECTS.filter((dialect) => dialect.recognise(text));
        expect(dialects.length).toBeLessThanOrEqual(1);
        for (const dialect of SCRIPT_DIALECTS) {
          try {
            for (const { line, column } of convertScript(dialect, text, 'file')) {
              expect(line).toBeLessThanOrEqual(text.split('\n').length);
              expect(column).toBeGreaterThan(0);
            }
          } catch (error) {
            if (!(error instanceof ScriptError)) throw error;
            const lineText = text.split('\n')[error.line - 1]!;
            expect(error.lineText).toBe(lineText);
            expect(error.column).toBeGreaterThan(0);
            expect(error.column).toBeLessThanOrEqual(lineText.length + 1);
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
});
