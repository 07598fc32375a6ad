import { expect, it } from 'vitest';
import { nativeHash } from '../../../crypto/engines/native-hash.js';
import { identityDigest } from '../../../crypto/sm2/identity.js';
import { expectCode, hex, toHex, vectorsOf } from '../support.js';

const hash = nativeHash();

it('gives the published Z of signature and key exchange', () => {
  const [sign] = vectorsOf('SM2-SIGN');
  const [exchange] = vectorsOf('SM2-KX');
  const digest = (key: string, id?: Uint8Array) => toHex(identityDigest(hash, hex(key), id));
  expect(digest(sign!.input.P!)).toBe(sign!.output.Z);
  expect(digest(sign!.input.P!, hex(sign!.input.id!))).toBe(sign!.output.Z);
  expect(digest(exchange!.input.PA!, hex(exchange!.input.idA!))).toBe(exchange!.output.ZA);
  expect(digest(exchange!.input.PB!, hex(exchange!.input.idB!))).toBe(exchange!.output.ZB);
});

it('writes the length of the identifier in bits, two bytes', () => {
  const inputs: Uint8Array[] = [];
  const digest = (message: Uint8Array) => {
    inputs.push(message);
    return hash.digest(message);
  };
  const spy = { ...hash, digest };
  const key = new Uint8Array(65);
  for (const count of [0, 31, 32, 8191]) identityDigest(spy, key, new Uint8Array(count));
  expect(inputs.map((input) => toHex(input.subarray(0, 2)))).toEqual(['0000', '00f8', '0100', 'fff8']);
  expectCode(() => identityDigest(hash, key, new Uint8Array(8192)), 'BAD_IDENTIFIER');
});
