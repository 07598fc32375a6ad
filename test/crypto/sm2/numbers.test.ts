import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modulo, numberAt, numbersToBytes, randomScalar, writeNumber } from '../../../crypto/sm2/numbers.js';
import { expectCode, scalar } from '../support.js';

const number = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });

describe('numbers as bytes', () => {
  it('come back, at any offset of any view', () => {
    fc.assert(
      fc.property(number, number, fc.nat(9), (a, b, offset) => {
        expect(numbersToBytes(a, b)).toEqual(Uint8Array.of(...scalar(a), ...scalar(b)));
        const view = new Uint8Array(new ArrayBuffer(80), 3, 60);
        writeNumber(view, offset, a);
        expect(numberAt(view, offset)).toBe(a);
        expect(view.subarray(offset + 32).every((byte) => byte === 0)).toBe(true);
      }),
    );
  });
});

describe('modulo', () => {
  it('is never negative', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 2n ** 256n }), (value, modulus) => {
        const rest = modulo(value, modulus);
        expect(rest >= 0n && rest < modulus && (value - rest) % modulus === 0n).toBe(true);
      }),
    );
  });
});

describe('randomScalar', () => {
  it('draws again instead of reducing', () => {
    const draws = [0n, 11n, 2n ** 256n - 1n, 10n, 1n];
    const random = () => scalar(draws.shift()!);
    expect(randomScalar(random, 10n)).toBe(10n);
    expect(randomScalar(random, 10n)).toBe(1n);
    expectCode(() => randomScalar(() => scalar(11n), 10n), 'BAD_RANDOMNESS');
  });
});
