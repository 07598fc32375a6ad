import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../../apdu/bytes.js';
import { decodeResponse, encodeResponse } from '../../../apdu/codec/response-apdu.js';
import { anyBytes, expectCodecError } from '../arbitrary.js';

test('decode(encode(x)) is x', () => {
  fc.assert(
    fc.property(anyBytes(), fc.nat(0xffff), (data, statusWord) => {
      expect(decodeResponse(encodeResponse({ data, statusWord }))).toEqual({ data, statusWord });
    }),
  );
});

test.each([0, 1, 255, 256, 257, 65_535, 65_536])('%i data bytes', (length) => {
  const bytes = encodeResponse({ data: new Uint8Array(length).fill(0x90), statusWord: 0x6c00 });
  expect(bytes.length).toBe(length + 2);
  expect(decodeResponse(bytes)).toMatchObject({ statusWord: 0x6c00, data: { length } });
});

test('the status word is the last two bytes', () => {
  expect(toHex(encodeResponse({ data: Uint8Array.of(1), statusWord: 0x61ff }))).toBe('0161FF');
});

test('refuses answers without a status word and status words that are none', () => {
  expectCodecError(() => decodeResponse(new Uint8Array(0)), 'RESPONSE_TOO_SHORT', 0);
  expectCodecError(() => decodeResponse(Uint8Array.of(0x90)), 'RESPONSE_TOO_SHORT', 1);
  for (const statusWord of [-1, 0x10000, 0.5, Number.NaN]) {
    expectCodecError(
      () => encodeResponse({ data: new Uint8Array(0), statusWord }),
      'STATUS_WORD_OUT_OF_RANGE',
    );
  }
});
