import { expect, test } from 'vitest';
import { convertScript, linesOf } from '../../../../apdu/script/dialects/convert-script.js';
import { PAIRS } from '../../../../apdu/script/dialects/pairs.js';
import { parseForeignScript } from '../../../../apdu/script/parse-script.js';

test('lines end in any way; a byte order mark is none of a line', () => {
  expect(linesOf('\uFEFFa\nb\r\nc\rd')).toEqual(['a', 'b', 'c', 'd']);
});

test('what the parser of this language takes, with the places of the other file', () => {
  const lines = convertScript(PAIRS, '\n00A40000\n  9000', 'pairs.txt');
  expect(lines).toEqual([
    { text: 'send 00 A4 00 00', line: 2, column: 1 },
    { text: 'expect 9000', line: 3, column: 3 },
  ]);
  expect(() => parseForeignScript(lines, 'pairs.txt')).not.toThrow();
});
