import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, type MarkedText } from '../../../../host-cli/reports/html/byte-difference.js';
import { hex } from '../../../support/hex.js';

/** What differs stands in brackets. */
const shown = (runs: readonly MarkedText[]): string =>
  runs.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

test.each([
  ['9000', '6982', '[90 00]', '[69 82]'],
  ['9000', '9001', '90 [00]', '90 [01]'],
  ['61xx', '6A82', '[61] xx', '[6A] 82'],
  [
    '03 04 33 2E 31 31 9000',
    '03 04 33 2E 30 30 9000',
    '03 04 33 2E [31 31] 90 00',
    '03 04 33 2E [30 30] 90 00',
  ],
  // A status word alone allows any data.
  ['9000', '01 02 6982', '[90 00]', '01 02 [69 82]'],
  ['empty 9000', '01 02 9000', '[empty] 90 00', '[01 02] 90 00'],
  ['empty 9000', '6D00', 'empty [90] 00', '[6D] 00'],
  ['01 02 03 9000', '01 02 9000', '01 02 [03] 90 00', '01 02 90 00'],
  ['01 9000', '01 02 03 9000', '01 90 00', '01 [02 03] 90 00'],
  ['01 02 9000', '6A83', '[01 02 90 00]', '[6A 83]'],
  ['01 10 ... 99 9000', '01 11 22 33 44 9000', '01 [10] ... [99] 90 00', '01 [11] 22 33 [44] 90 00'],
  ['01 ... 05 06 9000', '01 07 9000', '01 ... [05 06] 90 00', '[01 07] 90 00'],
  ['6? 82', '90 82', '[6?] 82', '[90] 82'],
  ['9000 or 6A83', '6A82', '90 00 or 6A [83]'.replace('90 00', '9000'), '6A [82]'],
  ['01 9000 or 02 6283', '02 6282', '01 9000 or 02 62 [83]', '02 62 [82]'],
  ['optional 9000', '6985', '[90 00]', '[69 85]'],
  ['{challenge:8} 9000', '01 02 6300', '{challenge:8} [90] 00', '01 02 [63] 00'],
  [
    '$row.tag (byte (length $row.value)) $值 9000',
    '05 02 6A82',
    '$row.tag (byte (length $row.value)) $值 [90 00]',
    '05 02 [6A 82]',
  ],
  ['01 "张三" 9000', '02 FF 9000', '[01] "张三" 90 00', '[02] FF 90 00'],
  ['** 9000', '** 6282', '** [90 00]', '** [62 82]'],
  ['3B 6D 00', '3B 6D 01', '3B 6D [00]', '3B 6D [01]'],
])('expected %s, received %s', (expected, received, markedExpected, markedReceived) => {
  const difference = differenceOf(expected, received)!;
  expect(shown(difference.expected)).toBe(markedExpected);
  expect(shown(difference.received)).toBe(markedReceived);
});

describe('no pattern of bytes', () => {
  test.each([
    ['9000', 'no answer'],
    ['tlv 6F/A5/50 01', '01 02'],
    ['length 16', 'length 3: 01 02 03 9000'],
    ['any', '90'],
    ['time <= 300 ms', '412.000 ms'],
    ['atr 3B 00', '3B 01'],
    ['mask FF00 = 1200', '12 01 9000'],
    ['true', '9000'],
    ['01 $status', '01 9000'],
    ['$a $b', '01 02'],
    ['', '9000'],
    ['9000', '5A '.repeat(10_000)],
  ])('%s, %s', (expected, received) => {
    expect(differenceOf(expected, received)).toBeUndefined();
  });
});

test('an answer never differs from itself, and from another where it is not alike', () => {
  const data = fc.uint8Array({ minLength: 2, maxLength: 12 });
  const spaced = (bytes: Uint8Array): string => hex(bytes).replace(/..(?=.)/g, '$& ');
  fc.assert(
    fc.property(data, data, (one, other) => {
      const same = differenceOf(spaced(one), spaced(one))!;
      expect(same.expected.some(({ differs }) => differs)).toBe(false);
      const difference = differenceOf(spaced(one), spaced(other))!;
      const isAlike = one.length === 2 ? hex(one) === hex(other.slice(-2)) : hex(one) === hex(other);
      const differs = [...difference.expected, ...difference.received].some((run) => run.differs);
      expect(differs).toBe(!isAlike);
      expect(difference.received.map(({ text }) => text).join('')).toBe(spaced(other));
    }),
  );
});
