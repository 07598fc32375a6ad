import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { encodeRecordTlv, parseRecordTlv } from '../../../apdu/codec/record-tlv.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

test('tags that BER would read as longer ones', () => {
  const records = parseRecordTlv(fromHex('1F03202111 5F0131 DF03123456'));
  expect(records.map(({ tag, value }) => [tag, toHex(value)])).toEqual([
    [0x1f, '202111'],
    [0x5f, '31'],
    [0xdf, '123456'],
  ]);
});

test('decode(encode(x)) is x, lengths 0, 1 and 255 among them', () => {
  const value = fc.oneof(
    anyBytes(40),
    fc.constantFrom(0, 1, 255).map((length) => new Uint8Array(length)),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ tag: fc.nat(255), value })), (records) => {
      expect(parseRecordTlv(encodeRecordTlv(...records))).toEqual(records);
    }),
  );
});

test('any bytes give records or a CodecError', () => {
  fc.assert(fc.property(anyBytes(), (bytes) => expectValueOrCodecError(() => parseRecordTlv(bytes))));
});

test('refuses what does not fit', () => {
  expectCodecError(() => parseRecordTlv(fromHex('0101AA03')), 'TLV_TRUNCATED', 3);
  expectCodecError(() => parseRecordTlv(fromHex('0103AABB')), 'TLV_TRUNCATED', 0);
  expectCodecError(() => encodeRecordTlv({ tag: 1, value: new Uint8Array(256) }), 'TLV_LENGTH_INVALID');
  expectCodecError(() => encodeRecordTlv({ tag: 256, value: new Uint8Array(1) }), 'TLV_TAG_INVALID');
});
