import { expect, it } from 'vitest';
import { crtNumbers } from '../../../crypto/rsa/keys.js';
import { bytesToNumber } from '../../../crypto/rsa/numbers.js';
import { primeFactors } from '../../../crypto/rsa/prime-factors.js';
import { PUBLISHED } from '../payment/fixtures.js';
import { hex } from '../support.js';

const [p, q] = [PUBLISHED.rsaCard.privateKey.p, PUBLISHED.rsaCard.privateKey.q].map((text) =>
  bytesToNumber(hex(text)),
) as [bigint, bigint];

it('finds the primes from both exponents', () => {
  const { n, e, d } = crtNumbers(p, q, 65537)!;
  expect(primeFactors(n, e, d)).toEqual({ p, q });
  expect(primeFactors(n, e, d + (p - 1n) * (q - 1n))).toEqual({ p, q });
});

it('finds none where the numbers do not belong together', () => {
  const { n, e, d } = crtNumbers(p, q, 65537)!;
  expect(primeFactors(n, e, d + 2n)).toBeUndefined();
  expect(primeFactors(n, e, d + 1n)).toBeUndefined();
  expect(primeFactors(n, e, 0n)).toBeUndefined();
});
