import { describe, expect, it } from 'vitest';
import { portableHash } from '../../../crypto/engines/portable-hash.js';
import { portableSm2Signature, signWithNonce } from '../../../crypto/engines/portable-sm2.js';
import { KeyStore } from '../../../crypto/sm2/keys.js';
import { modulo, numberAt } from '../../../crypto/sm2/numbers.js';
import { generatorTimes } from '../../../crypto/sm2/point-multiples.js';
import { counting, hex, ORDER, scalar, toHex, vectorsOf } from '../support.js';

const [{ input, output }] = vectorsOf('SM2-SIGN') as [ReturnType<typeof vectorsOf>[number]];
const keys = new KeyStore();
const pair = keys.pair(hex(input.d!));
const k = BigInt(`0x${input.k}`);

describe('the signature equation', () => {
  it('gives the published signature for the published nonce', () => {
    expect(toHex(signWithNonce(hex(output.e!), pair, k)!)).toBe(output.r! + output.s!);
  });

  it('gives no signature when r is zero, r + k is n, or s is zero', () => {
    const { x } = generatorTimes(k);
    const d = numberAt(pair.privateKey, 0);
    const digestFor = (r: bigint) => scalar(modulo(r - x, ORDER));
    const inverseOfD = power(d, ORDER - 2n);
    expect(signWithNonce(digestFor(0n), pair, k)).toBeUndefined();
    expect(signWithNonce(digestFor(ORDER - k), pair, k)).toBeUndefined();
    expect(signWithNonce(digestFor(modulo(k * inverseOfD, ORDER)), pair, k)).toBeUndefined();
    expect(signWithNonce(digestFor(1n), pair, k)).toHaveLength(64);
  });

  it('draws again after an unusable nonce', () => {
    const { x } = generatorTimes(k);
    const hash = { ...portableHash(), digest: () => scalar(modulo(-x, ORDER)) };
    const draws = [k, k + 1n];
    const engine = portableSm2Signature(hash, () => scalar(draws.shift()!));
    const expected = signWithNonce(scalar(modulo(-x, ORDER)), pair, k + 1n);
    expect(engine.sign(counting(32), counting(1), pair)).toEqual(expected);
  });
});

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % ORDER;
    square = (square * square) % ORDER;
  }
  return result;
}
