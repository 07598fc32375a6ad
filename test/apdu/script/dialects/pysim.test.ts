import { describe, expect, test } from 'vitest';
import { PYSIM } from '../../../../apdu/script/dialects/pysim.js';
import { converted, refusal } from './samples.js';

describe('what people write', () => {
  test.each([
    ['a command alone', 'apdu 00a40000', ['send 00 A4 00 00']],
    ['a status word', 'apdu 00A40000 --expect-sw 9000', ['send 00 A4 00 00', 'expect 9000']],
    ['wildcards', 'apdu 0020000A --expect-sw 63c?', ['send 00 20 00 0A', 'expect 63C?']],
    ['wildcards as x', 'apdu 0020000A --expect-sw 61XX', ['send 00 20 00 0A', 'expect 61xx']],
    [
      'options first, joined and quoted',
      'apdu --raw --expect-sw="9000" 00A40000',
      ['send 00 A4 00 00', 'expect 9000'],
    ],
    [
      'no data',
      "apdu 00A40000 --expect-sw 9000 --expect-response-regex '^$'",
      ['send 00 A4 00 00', 'expect empty 9000'],
    ],
    [
      'data alone',
      "apdu 00840008 --expect-response-regex '^[a-fA-F0-9]{16}$'",
      ['send 00 84 00 08', 'expect ?? ?? ?? ?? ?? ?? ?? ?? ????'],
    ],
    [
      'data and a status word',
      'apdu 00B0000002 --expect-sw 9000 --expect-response-regex ^11..$',
      ['send 00 B0 00 00 02', 'expect 11 ?? 9000'],
    ],
    [
      'what T=0 answers before the data',
      'apdu 00A40400023F0000 --expect-sw 9000',
      ['send 00 A4 04 00 02 3F 00 00', 'expect 9000 or 61xx'],
    ],
    ['resets', 'reset\nequip', ['reset', 'reset']],
    ['words', 'echo "one  two" \'three\'', ['note one two three']],
    ['a pause', 'sleep 0.5', ['wait 500']],
    ['settings', 'set debug true\nset echo true', []],
    ['an end', 'reset\nquit\nnonsense', ['reset']],
  ])('%s', (_title, text, lines) => {
    expect(converted(PYSIM, text)).toEqual(lines);
  });
});

test.each([
  ['reset\n  select MF', 'DIALECT_NOT_EXPRESSIBLE 2:3 ', "'select' needs what pySim-shell knows"],
  ['verify_adm --pin-is-hex 3132', 'DIALECT_NOT_EXPRESSIBLE 1:1 ', 'write apdu with the bytes'],
  ['apdu 00A4000', 'DIALECT_BYTES_INVALID 1:13 ', 'odd count'],
  ['apdu 00G4', 'DIALECT_BYTES_INVALID 1:8 ', 'not a hexadecimal digit'],
  ['apdu', 'DIALECT_LINE_UNKNOWN 1:1 ', 'needs the bytes of one command'],
  ['apdu 00A40000 00840008', 'DIALECT_LINE_UNKNOWN 1:15 ', 'one command'],
  ['apdu 00A40000 --expect-sw', 'DIALECT_LINE_UNKNOWN 1:15 ', 'needs a value'],
  ['apdu 00A40000 --expect-sw 900', 'DIALECT_BYTES_INVALID 1:27 ', "'900' is no status word"],
  ['apdu 00A40000 --expect-sw=900', 'DIALECT_BYTES_INVALID 1:27 ', "'900' is no status word"],
  ['apdu 00A40000 --fast', 'DIALECT_LINE_UNKNOWN 1:15 ', 'no option --fast'],
  [
    "apdu 00A40000 --expect-response-regex '^[0-4]+$'",
    'DIALECT_NOT_EXPRESSIBLE 1:41 ',
    "'[0-4]' lets some digits pass",
  ],
  ["apdu 00A40000 'open", 'DIALECT_LINE_UNKNOWN 1:15 ', 'the quote is not closed'],
  ['sleep long', 'DIALECT_LINE_UNKNOWN 1:7 ', 'seconds'],
])('%j is refused with its place', (text, place, reason) => {
  const told = refusal(PYSIM, text);
  expect(told).toContain(place);
  expect(told).toContain(reason);
});

test.each([
  ['apdu 00840008 --expect-sw 9000', true],
  ['set debug true\napdu 00840008', true],
  ['reset\napdu 00840008', true],
  ['apdu 00840008', false],
  ['set aid = 00\nsend $aid', false],
  ['reset\n00840008', false],
])('%j: %s', (text, expected) => {
  expect(PYSIM.recognise(text)).toBe(expected);
});
