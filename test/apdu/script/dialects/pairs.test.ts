import { describe, expect, test } from 'vitest';
import { arePairs, hasDumpHead, PAIRS } from '../../../../apdu/script/dialects/pairs.js';
import { converted, refusal } from './samples.js';

const EXCHANGE = ['send 00 A4 00 00', 'expect 6A82'];

describe('what people write', () => {
  test.each([
    ['two lines', '00A40000\n6A82', EXCHANGE],
    ['two lines with blank ones between', '00 A4 00 00\n\n6a 82\n\n', EXCHANGE],
    ['one line', '00A40000 6A82', EXCHANGE],
    ['an arrow', '00A40000 -> 6A82', EXCHANGE],
    ['a double arrow', '00 A4 00 00 => 6A 82', EXCHANGE],
    ['a comma', '00A40000,6A82', EXCHANGE],
    ['a semicolon', '00A40000; 6A82', EXCHANGE],
    ['a bar', '00 A4 00 00 | 6A 82', EXCHANGE],
    ['a colon', '00A40000:6A82', EXCHANGE],
    ['a tabulator', '00A40000\t6A82', EXCHANGE],
    ['comments of both kinds', '# one\n00A40000 // two\n6A82 # three', EXCHANGE],
    ['data', '00B00000\n11 22 9000', ['send 00 B0 00 00', 'expect 11 22 9000']],
    [
      'any digits',
      '00A40000 61xx\n00A40000 6A8?',
      ['send 00 A4 00 00', 'expect 61??', 'send 00 A4 00 00', 'expect 6A8?'],
    ],
    [
      'an answer that is left open',
      '00A40000 ->\n00A40000 -> 9000',
      ['send 00 A4 00 00', 'send 00 A4 00 00', 'expect 9000'],
    ],
  ])('%s', (_title, text, lines) => {
    expect(converted(PAIRS, text)).toEqual(lines);
  });
});

test.each([
  ['00A40000\n6A82\n00A4000\n6A82', 'DIALECT_BYTES_INVALID 3:8 ', 'odd count'],
  ['00A40000\n00840008', 'DIALECT_BYTES_INVALID 2:1 ', 'the answer to the command of line 1 belongs here'],
  ['00A40000\n6A82\n9000', 'DIALECT_ANSWER_ALONE 3:1 ', 'a command belongs here'],
  ['00A40000 9000\n00840008\n00A40000 9000', 'DIALECT_LINE_UNKNOWN 3:1 ', 'the answer to the command before'],
  ['00A40000 9000\n00840008 -> 12', 'DIALECT_BYTES_INVALID 2:13 ', 'no status word'],
  ['00A40000\n6A82\nhello', 'DIALECT_BYTES_INVALID 3:1 ', 'not a hexadecimal digit'],
])('%j is refused with its place', (text, place, reason) => {
  const told = refusal(PAIRS, text);
  expect(told).toContain(place);
  expect(told).toContain(reason);
});

test.each([
  ['00A40000\n6A82', true],
  ['00A40000 9000', true],
  ['00A40000\n6A82\n00B2010400\n\n00840008\n9000', true],
  ['00A40000\n00840008\n00B2010400\n00C0000008', false],
  ['00A40000 0F7378312E73682EC9E7BBE1B1A3D5CF', false],
  ['00A40000', false],
  ['9000\n6A82', false],
  ['00 A4 00 00 02 90 00', false],
  ['', false],
])('%j: %s', (text, expected) => {
  expect(arePairs(text)).toBe(expected);
});

test('the head of a dump', () => {
  expect(hasDumpHead('# ATR: 3B00\n00A40000\n9000')).toBe(true);
  expect(hasDumpHead('\uFEFF#protocol: T=1')).toBe(true);
  expect(hasDumpHead('# attack\n00A40000')).toBe(false);
  expect(PAIRS.recognise('# ATR: 3B00\n00A40000\n9000')).toBe(false);
});
