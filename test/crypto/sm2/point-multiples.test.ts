import { createECDH } from 'node:crypto';
import { expect, it } from 'vitest';
import { numberAt, pointToBytes } from '../../../crypto/sm2/numbers.js';
import { generatorMultiples, generatorTimes, PointMultiples } from '../../../crypto/sm2/point-multiples.js';
import { ORDER, scalar, toHex } from '../support.js';

/** Public keys as OpenSSL computes them. */
function openSslTimes(value: bigint): string {
  const agreement = createECDH('SM2');
  agreement.setPrivateKey(scalar(value));
  return agreement.getPublicKey('hex');
}

it('multiplies right without a table, with the small one and with the large one', () => {
  for (let use = 1n; use <= 520n; use++) {
    const value = (use * 0x9e3779b97f4a7c15f39cc0605cedc8341082276bf3a27251f86c6a11d0c18e95n) % ORDER;
    const point = generatorTimes(value);
    if (use < 20n || use > 505n) expect(toHex(pointToBytes(point))).toBe(openSslTimes(value));
  }
});

it('adds a multiple of the generator, before and after tables, and knows infinity', () => {
  const five = new PointMultiples(generatorTimes(5n));
  for (let use = 0; use < 12; use++) {
    expect(toHex(pointToBytes(five.combine(3n, 4n)!))).toBe(openSslTimes(23n));
    expect(five.combine(ORDER - 10n, 2n)).toBeUndefined();
  }
  expect(numberAt(pointToBytes(five.times(2n)), 1)).toBe(generatorTimes(10n).x);
  expect(generatorMultiples()).toBe(generatorMultiples());
});
