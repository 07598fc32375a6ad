import { expect, it } from 'vitest';
import {
  decodeCombinedData,
  decodeDynamicNumber,
  encodeCombinedData,
  encodeDynamicNumber,
} from '../../../../crypto/payment/offline/dynamic-data.js';
import { counting, expectCode, hex, toHex } from '../../support.js';

it('a dynamic number has 2 to 8 bytes', () => {
  for (const length of [2, 3, 8]) {
    const data = encodeDynamicNumber(counting(length));
    expect(data[0]).toBe(length);
    expect(decodeDynamicNumber(data)).toEqual(counting(length));
    expect(decodeDynamicNumber(Uint8Array.of(...data, 9, 9))).toEqual(counting(length));
    expect(decodeDynamicNumber(data.slice(0, -1))).toBeUndefined();
  }
  for (const length of [0, 1, 9, 255, 256]) {
    expectCode(() => encodeDynamicNumber(counting(length)), 'BAD_LENGTH');
    expect(decodeDynamicNumber(Uint8Array.of(length, ...counting(length)))).toBeUndefined();
  }
  expect(decodeDynamicNumber(new Uint8Array(0))).toBeUndefined();
});

it.each([20, 32])('combined data with a hash of %i bytes', (hashBytes) => {
  const data = {
    dynamicNumber: hex('0102'),
    cryptogramInformation: 0x80,
    applicationCryptogram: hex('a0a1a2a3a4a5a6a7'),
    transactionHash: counting(hashBytes),
  };
  const encoded = encodeCombinedData(data);
  expect(toHex(encoded)).toBe(`02010280a0a1a2a3a4a5a6a7${toHex(counting(hashBytes))}`);
  expect(decodeCombinedData(encoded, hashBytes)).toEqual(data);
  expect(decodeCombinedData(encoded, 52 - hashBytes)).toBeUndefined();
  expect(decodeCombinedData(encoded.slice(0, -1), hashBytes)).toBeUndefined();
  expect(decodeCombinedData(Uint8Array.of(...encoded, 0), hashBytes)).toBeUndefined();
  expect(decodeCombinedData(hex('01'), hashBytes)).toBeUndefined();
  expectCode(() => encodeCombinedData({ ...data, applicationCryptogram: counting(7) }), 'BAD_LENGTH');
});
