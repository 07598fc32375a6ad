import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../../apdu/script/script-line.js';

test('verbs, words and columns', () => {
  const [line] = readLines('\tsend  00A4 0400 # a name', 'demo.apdu');
  expect(line).toMatchObject({
    file: 'demo.apdu',
    number: 1,
    text: '\tsend  00A4 0400 # a name',
    verb: { text: 'send', column: 2 },
    words: [
      { text: '00A4', column: 8 },
      { text: '0400', column: 13 },
    ],
    rest: '00A4 0400 # a name',
  });
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

test('errors point at the verb or at a column', () => {
  const [line] = readLines('\n  send 00', 'f');
  expect(line!.error('ARGUMENT_MISSING', 'why')).toMatchObject({ line: 2, column: 3, lineText: '  send 00' });
  expect(line!.error('ARGUMENT_MISSING', 'why', 8).column).toBe(8);
});

test('every word stands where its column says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const line of readLines(text, 'f')) {
        for (const word of [line.verb, ...line.words])
          expect(line.text.startsWith(word.text, word.column - 1)).toBe(true);
      }
    }),
  );
});
