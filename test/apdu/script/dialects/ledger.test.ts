import { expect, test } from 'vitest';
import { LEDGER } from '../../../../apdu/script/dialects/ledger.js';
import { converted, refusal } from './samples.js';

const EXCHANGE = ['send 00 A4 00 00', 'expect empty 9000'];

test.each([
  ['as recorded', '=> 00a40000\n<= 9000', EXCHANGE],
  ['without white space', '=>00a40000\n<=9000', EXCHANGE],
  ['with much of it, and CRLF', '  =>\t00 a4 00 00  \r\n\r\n <= 90 00\r\n', EXCHANGE],
  ['comments of both kinds', '# one\n// two\n=> 00a40000 # three\n<= 9000', EXCHANGE],
  ['data', '=> 00b0000002\n<= 11229000', ['send 00 B0 00 00 02', 'expect 11 22 9000']],
  ['no answer', '=> 00a40000\n<=\n=> 00a40000\n<= 9000', ['send 00 A4 00 00', ...EXCHANGE]],
  ['a command after a command', '=> 00840008\n=> 00a40000\n<= 9000', ['send 00 84 00 08', ...EXCHANGE]],
])('%s', (_title, text, lines) => {
  expect(converted(LEDGER, text)).toEqual(lines);
});

test.each([
  ['=> 00a4000\n<= 9000', 'DIALECT_BYTES_INVALID 1:11 ', 'odd count'],
  ['=> 00a4g000', 'DIALECT_BYTES_INVALID 1:8 ', 'not a hexadecimal digit'],
  ['=> 00a40000\n<= 9000\n<= 9000', 'DIALECT_ANSWER_ALONE 3:1 ', 'no'],
  ['=> 00a40000\n<= 12', 'DIALECT_BYTES_INVALID 2:4 ', 'no status word'],
  ['=> 00a40000\n9000', 'DIALECT_LINE_UNKNOWN 2:1 ', "neither '=> command'"],
  ['=>', 'DIALECT_BYTES_INVALID 1:3 ', 'no byte of a command'],
])('%j is refused with its place', (text, place, reason) => {
  const told = refusal(LEDGER, text);
  expect(told).toContain(place);
  expect(told).toContain(reason);
});

test.each([
  ['=> 00a40000', true],
  ['# x\n=>00', true],
  ['<= 9000\n=> 00a40000', false],
  ['> 00a40000', false],
])('%j: %s', (text, expected) => {
  expect(LEDGER.recognise(text)).toBe(expected);
});
