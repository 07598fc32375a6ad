import { expect, it } from 'vitest';
import { nativeRsa } from '../../../crypto/engines/native-rsa.js';
import { portableRsa } from '../../../crypto/engines/portable-rsa.js';
import { privateNumbers } from '../../../crypto/rsa/keys.js';
import { crtKeyOf, PUBLISHED } from '../payment/fixtures.js';
import { counting } from '../support.js';

const numbers = privateNumbers(crtKeyOf(PUBLISHED.rsaCard.privateKey))!;

it('agrees with OpenSSL whichever prime is the larger', () => {
  const { p, q, dP, dQ } = numbers;
  const swapped = { ...numbers, p: q, q: p, dP: dQ, dQ: dP, qInv: inverse(p, q) };
  const native = nativeRsa();
  for (const seed of [0, 1, 77]) {
    const block = counting(96).map((byte) => byte ^ seed);
    block[0] = 0;
    const signed = portableRsa.privateOperation(numbers, block);
    expect(signed).toEqual(native.privateOperation(numbers, block));
    expect(portableRsa.privateOperation(swapped, block)).toEqual(signed);
    expect(portableRsa.publicOperation(numbers, signed)).toEqual(block);
  }
});

function inverse(value: bigint, modulus: bigint): bigint {
  // Fermat: the modulus is prime.
  let [result, base, exponent] = [1n, value % modulus, modulus - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}
