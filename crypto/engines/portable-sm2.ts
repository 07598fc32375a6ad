import { concatBytes, type RandomSource } from '../bytes.js';
import { sm2Curve } from '../sm2/curve.js';
import { modulo, numberAt, numbersToBytes, randomScalar } from '../sm2/numbers.js';
import { N } from '../sm2/parameters.js';
import { generatorTimes } from '../sm2/point-multiples.js';
import type { HashEngine, Sm2KeyPair, Sm2SignatureEngine } from './engine.js';

/** The signature of GB/T 32918.2 over the group of @noble/curves. */
export function portableSm2Signature(hash: HashEngine, random: RandomSource): Sm2SignatureEngine {
  return {
    sign(identityDigest, message, keyPair) {
      const digest = hash.digest(concatBytes(identityDigest, message));
      for (;;) {
        const signature = signWithNonce(digest, keyPair, randomScalar(random, N - 1n));
        if (signature !== undefined) return signature;
      }
    },
    verify(identityDigest, message, signature, key) {
      const e = numberAt(hash.digest(concatBytes(identityDigest, message)), 0);
      const r = numberAt(signature, 0);
      const s = numberAt(signature, 32);
      const point = key.multiples.combine(s, modulo(r + s, N));
      return point !== undefined && modulo(e + point.x, N) === r;
    },
  };
}

/** (1 + d)^-1 mod n of the keys in use; it costs a tenth of a signature. */
const inverses = new WeakMap<Sm2KeyPair, bigint>();

/**
 * One attempt with the nonce k, 1 to n-1. Undefined when this k gives a signature that the standard forbids.
 * A k that is known or used twice gives the private key away.
 */
export function signWithNonce(digest: Uint8Array, keyPair: Sm2KeyPair, k: bigint): Uint8Array | undefined {
  const d = numberAt(keyPair.privateKey, 0);
  const { x } = generatorTimes(k);
  const r = modulo(numberAt(digest, 0) + x, N);
  if (r === 0n || r + k === N) return undefined;
  let inverse = inverses.get(keyPair);
  if (inverse === undefined) {
    inverse = sm2Curve().Fn.inv(1n + d);
    inverses.set(keyPair, inverse);
  }
  const s = modulo(inverse * (k - r * d), N);
  return s === 0n ? undefined : numbersToBytes(r, s);
}
