import { describe, expect, it } from 'vitest';
import { cryptogramInput, cryptogramVersion } from '../../../crypto/payment/cryptogram-input.js';
import { counting, expectCode, toHex } from '../support.js';

/** Every object filled with a byte of its own, so that the order shows. */
const fields = {
  amountAuthorised: new Uint8Array(6).fill(0x02),
  amountOther: new Uint8Array(6).fill(0x03),
  terminalCountry: new Uint8Array(2).fill(0x1a),
  terminalVerificationResults: new Uint8Array(5).fill(0x95),
  currency: new Uint8Array(2).fill(0x2a),
  date: new Uint8Array(3).fill(0x9a),
  transactionType: new Uint8Array(1).fill(0x9c),
  unpredictableNumber: new Uint8Array(4).fill(0x37),
  interchangeProfile: new Uint8Array(2).fill(0x82),
  atc: 0x3636,
  cardVerificationResults: Uint8Array.of(0x03, 0xa1, 0xa2, 0xa3),
};

describe('input of a cryptogram', () => {
  it('of CVN 01 has its order', () => {
    expect(toHex(cryptogramInput(1, fields))).toBe(
      '020202020202' +
        '030303030303' +
        '1a1a' +
        '9595959595' +
        '2a2a' +
        '9a9a9a' +
        '9c' +
        '37373737' +
        '8282' +
        '3636' +
        '03a1a2a3',
    );
  });

  it('of CVN 17 has its order and the second byte of CVR', () => {
    expect(toHex(cryptogramInput(17, fields))).toBe('020202020202' + '37373737' + '3636' + 'a1');
  });

  it('is refused for an object of another length or none', () => {
    for (const name of Object.keys(fields).filter((key) => key !== 'atc')) {
      expectCode(() => cryptogramInput(1, { ...fields, [name]: counting(7) }), 'BAD_LENGTH');
      expectCode(() => cryptogramInput(1, { ...fields, [name]: undefined }), 'NOT_BYTES');
    }
    expectCode(() => cryptogramInput(17, { ...fields, cardVerificationResults: counting(2) }), 'BAD_LENGTH');
    expectCode(() => cryptogramInput(17, { ...fields, atc: 65536 }), 'BAD_ARGUMENT');
  });
});

it('reads the version byte of 9F10', () => {
  const known = Array.from({ length: 256 }, (_, byte) => [byte, cryptogramVersion(byte)] as const);
  expect(known.filter(([, version]) => version !== undefined)).toEqual([
    [0x01, 1],
    [0x11, 17],
    [0x17, 17],
  ]);
});
