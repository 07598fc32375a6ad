import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readForeignLines, readLines } from '../../../apdu/script/script-line.js';

test('verbs, words and columns', () => {
  const [line] = readLines('\tsend  00A4 0400 # a name', 'demo.apdu');
  expect(line).toMatchObject({
    file: 'demo.apdu',
    number: 1,
    text: '\tsend  00A4 0400 # a name',
    verb: { text: 'send', column: 2 },
    code: { text: '00A4 0400', column: 8 },
    words: [
      { text: '00A4', column: 8 },
      { text: '0400', column: 13 },
    ],
    rest: '00A4 0400 # a name',
  });
});

test.each([
  ['cleanup', { text: '', column: 9 }],
  ['cleanup   # x', { text: '', column: 9 }],
  ['send "a # b" # c', { text: '"a # b"', column: 6 }],
])('what counts of %j', (text, code) => {
  expect(readLines(text, 'f')[0]!.code).toEqual(code);
});

test('comments, empty lines, line ends of all systems, byte order mark and full-width spaces', () => {
  const text = '\uFEFFsend 00\r\n\n  # nothing\r\n#send 01\rsend\u300002\u3000\nsend#3 03';
  expect(
    readLines(text, 'f').map(({ number, verb, words }) => [
      number,
      verb.text,
      ...words.map((word) => word.text),
    ]),
  ).toEqual([
    [1, 'send', '00'],
    [5, 'send', '02'],
    [6, 'send#3', '03'],
  ]);
});

describe('errors', () => {
  test('point at the verb or at a column', () => {
    const [line] = readLines('\n  send 00', 'f');
    expect(line!.error('ARGUMENT_MISSING', 'why')).toMatchObject({
      line: 2,
      column: 3,
      lineText: '  send 00',
    });
    expect(line!.error('ARGUMENT_MISSING', 'why', 8).column).toBe(8);
  });

  test('point into the line of several where the word stands', () => {
    const [line] = readLines('# c\n  send 00 \\\n    A4 \\\n\t0G', 'f');
    const at = (word: string) => line!.words.find(({ text }) => text === word)!.column;
    expect(line!.number).toBe(2);
    expect(line!.error('COMMAND_INVALID', 'why', at('00'))).toMatchObject({ line: 2, column: 8 });
    expect(line!.error('COMMAND_INVALID', 'why', at('A4'))).toMatchObject({ line: 3, column: 5 });
    expect(line!.error('COMMAND_INVALID', 'why', at('0G')).message).toBe('f:4:2: why\n  \t0G\n  \t^');
    expect(line!.error('COMMAND_INVALID', 'why', 1)).toMatchObject({ line: 2, column: 1 });
  });

  test('of another dialect point at its own file', () => {
    const [line, ...more] = readForeignLines(
      [
        { text: 'send 00A4', line: 7, column: 3 },
        { text: '', line: 8, column: 1 },
      ],
      'x.scr',
    );
    expect(more).toEqual([]);
    expect(line).toMatchObject({ file: 'x.scr', number: 7, text: 'send 00A4', words: [{ text: '00A4' }] });
    expect(line!.error('COMMAND_INVALID', 'why', 99).message).toBe('x.scr:7:3: why\n    send 00A4\n    ^');
  });
});

test('every word stands where its column says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const line of readLines(text, 'f')) {
        for (const word of [line.verb, ...line.words, line.code])
          expect(line.text.startsWith(word.text, word.column - 1)).toBe(true);
      }
    }),
  );
});
