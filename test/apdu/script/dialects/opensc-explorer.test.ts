import { describe, expect, test } from 'vitest';
import { OPENSC_EXPLORER } from '../../../../apdu/script/dialects/opensc-explorer.js';
import { converted, refusal } from './samples.js';

describe('what people write', () => {
  test.each([
    ['bytes apart', 'apdu 00 a4 00 00', ['send 00 A4 00 00']],
    ['bytes together', 'apdu 00A40000', ['send 00 A4 00 00']],
    ['bytes with colons', 'apdu 00:A4:00:00', ['send 00 A4 00 00']],
    ['characters', 'apdu 00 A4 04 00 02 "A#" # name', ['send 00 A4 04 00 02 41 23']],
    [
      'directories',
      'cd DF01\ncd ..\ncd 3f00',
      ['send 00 A4 00 00 02 DF 01 00', 'send 00 A4 03 00 00', 'send 00 A4 00 00 02 3F 00 00'],
    ],
    ['an application', 'cd aid:D1:56:00:00:05', ['send 00 A4 04 00 05 D1 56 00 00 05 00']],
    ['words', 'echo "one two" three', ['note one two three']],
    ['an end', 'apdu 00840008\nquit\nnonsense', ['send 00 84 00 08']],
    ['what shows only', 'debug 3\nhelp\napdu 00840008', ['send 00 84 00 08']],
  ])('%s', (_title, text, lines) => {
    expect(converted(OPENSC_EXPLORER, text)).toEqual(lines);
  });
});

test.each([
  ['apdu 00A4\ncat 2F00', 'DIALECT_NOT_EXPRESSIBLE 2:1 ', 'write apdu with READ BINARY or READ RECORD'],
  ['  ls', 'DIALECT_NOT_EXPRESSIBLE 1:3 ', 'no list of files'],
  ['select 3F00', 'DIALECT_NOT_EXPRESSIBLE 1:1 ', 'or cd'],
  ['verify CHV1 31:32', 'DIALECT_NOT_EXPRESSIBLE 1:1 ', 'apdu with VERIFY'],
  ['cd', 'DIALECT_LINE_UNKNOWN 1:3 ', 'cd needs one'],
  ['cd DF01 DF02', 'DIALECT_LINE_UNKNOWN 1:9 ', 'cd needs one'],
  ['cd DF', 'DIALECT_NOT_EXPRESSIBLE 1:4 ', '2 bytes'],
  ['cd aid:D1560', 'DIALECT_BYTES_INVALID 1:13 ', 'odd count'],
  ['apdu 00 A4 0', 'DIALECT_BYTES_INVALID 1:13 ', 'odd count'],
  ['apdu 00 Z4', 'DIALECT_BYTES_INVALID 1:9 ', 'not a hexadecimal digit'],
  ['apdu', 'DIALECT_BYTES_INVALID 1:1 ', 'no byte of a command'],
  ['apdu "open', 'DIALECT_LINE_UNKNOWN 1:6 ', 'the quote is not closed'],
  ['dance', 'DIALECT_LINE_UNKNOWN 1:1 ', "'dance' is no command of opensc-explorer"],
])('%j is refused with its place', (text, place, reason) => {
  const told = refusal(OPENSC_EXPLORER, text);
  expect(told).toContain(place);
  expect(told).toContain(reason);
});

test('a PIN does not stand in the reason', () => {
  expect(refusal(OPENSC_EXPLORER, 'verify CHV1 31:32:33:34')).not.toContain('31:32');
});

test.each([
  ['apdu 00840008', true],
  ['echo x\ncat 2F00', true],
  ['cd DF01', true],
  ['echo x', false],
  ['apdu 00840008 --expect-sw 9000', false],
  ['reset\napdu 00840008', false],
  ['note x\napdu 00840008', false],
  ['cd00A40000', false],
])('%j: %s', (text, expected) => {
  expect(OPENSC_EXPLORER.recognise(text)).toBe(expected);
});
