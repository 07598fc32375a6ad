import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyImage } from '../../../card-model/security/key.js';
import { decodeKeyRecord, encodeKeyRecord, type KeyRecord } from '../../../card-model/security/key-record.js';
import { KEY_TYPES, type KeyType, opensRights } from '../../../card-model/security/key-type.js';
import { bytes, hex } from '../../support/hex.js';

const VALUE = '00112233445566778899AABBCCDDEEFF';
const three = { triesLeft: 3, maximumTries: 3 };
const none = { triesLeft: 0, maximumTries: 0 };
const keyOf = (parts: Partial<KeyImage>): KeyRecord => ({
  kind: 'key',
  key: {
    type: 'EXTERNAL',
    reference: 0x0a,
    version: 1,
    algorithm: 'SM4',
    value: bytes(VALUE),
    ...three,
    ...parts,
  },
});

// ssc-card.md 2.3: type, key id, version, EF scope, retry counter, algorithm, security level, length, value.
const examples: readonly [KeyRecord, string][] = [
  [keyOf({ type: 'MK', reference: 0 }), `000001FF0303FF10${VALUE}`],
  [keyOf({}), `0D0A01FF03030010${VALUE}`],
  [keyOf({ algorithm: '3DES', version: 3 }), `0D0A03FF03000010${VALUE}`],
  [keyOf({ type: 'IRK', reference: 0, ...none }), `0E0001FF00030010${VALUE}`],
  [keyOf({ type: 'PIN_RELOAD', reference: 1, ...none }), `070101FF00030010${VALUE}`],
  [keyOf({ type: 'SAM', usage: 0x47, ...none }), `470A01FF00030010${VALUE}`],
  [
    { kind: 'pin', pin: { value: bytes('246813'), triesLeft: 6, maximumTries: 6 } },
    `010000FF06060003246813${'FF'.repeat(13)}`,
  ],
];

it.each(examples)('%j', (record, coding) => {
  expect(hex(encodeKeyRecord(record))).toBe(coding);
  expect(decodeKeyRecord(bytes(coding))).toEqual(record);
});

it('brings all tries, whatever was left', () => {
  expect(encodeKeyRecord(keyOf({ triesLeft: 1 }))).toEqual(encodeKeyRecord(keyOf({})));
});

describe('no key record', () => {
  const RIGHT = `0D0A01FF03030010${VALUE}`;
  const altered = (index: number, byte: string) =>
    RIGHT.slice(0, 2 * index) + byte + RIGHT.slice(2 * index + 2);
  const PIN = `010000FF06060003246813${'FF'.repeat(13)}`;
  const pinAltered = (index: number, byte: string) =>
    PIN.slice(0, 2 * index) + byte + PIN.slice(2 * index + 2);
  it.each([
    ['23 bytes', RIGHT.slice(2)],
    ['25 bytes', `${RIGHT}FF`],
    ['an unknown type', altered(0, '1F')],
    ['a scope', altered(3, '05')],
    ['no tries for a key that opens', altered(4, '00')],
    ['16 tries', altered(4, '10')],
    ['single DES', altered(5, '01')],
    ['the level of an MK', altered(6, 'FF')],
    ['15 bytes of key', altered(7, '0F')],
    ['17 bytes of key', altered(7, '11')],
    ['255 bytes of key', altered(7, 'FF')],
    ['reference 00, which is the MK’s', altered(1, '00')],
    ['an MK of reference 01', `000101FF0303FF10${VALUE}`],
    ['an MK of another level', `000001FF03030010${VALUE}`],
    ['tries for a key that opens nothing', `0E0001FF03030010${VALUE}`],
    ['a PIN of another reference', pinAltered(1, '01')],
    ['a PIN with a version', pinAltered(2, '01')],
    ['a PIN without tries', pinAltered(4, '00')],
    ['a PIN that another key unblocks', pinAltered(5, '07')],
    ['a PIN of another level', pinAltered(6, 'FF')],
    ['a PIN of one byte', `010000FF0606000124${'FF'.repeat(15)}`],
    ['a PIN of seven bytes', `010000FF0606000724681324681324${'FF'.repeat(9)}`],
    ['a PIN with something behind it', pinAltered(23, '00')],
    ['a PIN that is no digits', pinAltered(8, 'AB')],
  ])('%s', (_title, coding) => {
    expect(decodeKeyRecord(bytes(coding))).toBeUndefined();
  });
});

const tries = (type: KeyType) => (opensRights(type) ? fc.integer({ min: 1, max: 15 }) : fc.constant(0));
const key = fc.constantFrom(...(Object.keys(KEY_TYPES) as KeyType[])).chain((type) =>
  fc
    .record({
      reference: type === 'MK' ? fc.constant(0) : fc.integer({ min: 1, max: 0xff }),
      version: fc.nat(0xff),
      algorithm: fc.constantFrom('SM4' as const, '3DES' as const),
      value: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      maximumTries: tries(type),
      usage: fc.integer({ min: 0x20, max: 0xff }),
    })
    .map(({ usage, ...parts }) =>
      keyOf({ type, ...parts, triesLeft: parts.maximumTries, ...(type === 'SAM' && { usage }) }),
    ),
);
const digits = fc
  .array(fc.nat(9), { minLength: 4, maxLength: 12 })
  .map((list) => list.join('') + (list.length % 2 ? 'F' : ''));
const pin = fc.tuple(digits, fc.integer({ min: 1, max: 15 })).map(
  ([value, maximumTries]): KeyRecord => ({
    kind: 'pin',
    pin: { value: bytes(value), triesLeft: maximumTries, maximumTries },
  }),
);
const record = fc.oneof(key, pin);

describe('laws', () => {
  it('what is encoded is decoded as it was', () => {
    fc.assert(
      fc.property(record, (each) => {
        expect(decodeKeyRecord(encodeKeyRecord(each))).toEqual(each);
      }),
    );
  });

  it('any 24 bytes are no record, or the coding of the record they decode to', () => {
    const near = fc.tuple(record, fc.nat(23), fc.nat(0xff)).map(([each, at, byte]) => {
      const coding = encodeKeyRecord(each);
      coding[at] = byte;
      return coding;
    });
    const random = fc.uint8Array({ minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(near, random), (coding) => {
        const decoded = decodeKeyRecord(coding);
        if (decoded) expect(encodeKeyRecord(decoded)).toEqual(coding);
      }),
      { numRuns: 3000 },
    );
  });
});
