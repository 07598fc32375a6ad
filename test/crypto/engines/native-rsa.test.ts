import { expect, it } from 'vitest';
import { nativeRsa } from '../../../crypto/engines/native-rsa.js';
import { crtNumbers, privateNumbers } from '../../../crypto/rsa/keys.js';
import { crtKeyOf, PUBLISHED } from '../payment/fixtures.js';
import { counting, expectPlain } from '../support.js';

const engine = nativeRsa();

it('undoes its own operation, twice under the kept key', () => {
  const numbers = privateNumbers(crtKeyOf(PUBLISHED.rsaCard.privateKey))!;
  for (let i = 0; i < 2; i++) {
    const signed = engine.privateOperation(numbers, counting(96));
    expectPlain(signed);
    expect(engine.publicOperation(numbers, signed)).toEqual(counting(96));
    expect(signed).not.toEqual(counting(96));
  }
});

it('finds primes for an exponent', () => {
  const { p, q } = engine.generatePrimes!(1024, 3);
  expect(crtNumbers(p, q, 3)?.bytes).toBe(128);
});
