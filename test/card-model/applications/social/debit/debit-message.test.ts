import { describe, expect, it } from 'vitest';
import {
  bigEndian,
  type DebitEvent,
  detailRecord,
  mac1Message,
  mac2Message,
  sequenceBytes,
  tacMessage,
  totalOf,
} from '../../../../../card-model/applications/social/debit/debit-message.js';
import { bytes, hex } from '../../../../support/hex.js';

const EVENT: DebitEvent = {
  amounts: bytes('11111111 22222222 33333333'),
  terminal: bytes('444444444444'),
  dateTime: bytes('55555555555555'),
  terminalSequence: bytes('66666666'),
  sequence: bytes('7777'),
};
const plain = (text: string): string => text.replaceAll(' ', '');

describe('conventions, medical debit', () => {
  it.each([
    ['MAC1, 1Ah bytes', mac1Message, '11111111 22222222 33333333 32 444444444444 55555555555555'],
    ['MAC2', mac2Message, '11111111 22222222 33333333'],
    ['TAC', tacMessage, '11111111 22222222 33333333 32 444444444444 66666666 55555555555555 7777'],
    ['record of EF08', detailRecord, '7777 32 444444444444 55555555555555 11111111 22222222 33333333'],
  ])('%s', (_name, message, expected) => {
    expect(hex(message(EVENT))).toBe(plain(expected));
  });

  it('the lengths', () => {
    expect(mac1Message(EVENT)).toHaveLength(0x1a);
    expect(detailRecord(EVENT)).toHaveLength(0x1c);
  });
});

it.each([
  ['000000000000000000000000', 0],
  ['000000010000000200000003', 6],
  ['FFFFFFFFFFFFFFFFFFFFFFFF', 3 * 0xffffffff],
])('the total of %s', (amounts, total) => {
  expect(totalOf({ amounts: bytes(amounts) })).toBe(total);
  // Amounts lie somewhere in a longer array.
  expect(totalOf({ amounts: bytes(`FF${amounts}`).subarray(1) })).toBe(total);
});

it.each([
  [0, 4, '00000000'],
  [255, 4, '000000FF'],
  [256, 4, '00000100'],
  [65535, 2, 'FFFF'],
  [65536, 4, '00010000'],
  [0xffffffff, 4, 'FFFFFFFF'],
])('%i in %i bytes', (number, count, expected) => {
  expect(hex(bigEndian(number, count))).toBe(expected);
});

it('a sequence number has 2 bytes', () => {
  expect(hex(sequenceBytes(0x1234))).toBe('1234');
});
