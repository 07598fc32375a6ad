import { describe, expect, it } from 'vitest';
import { nativeHash } from '../../../crypto/engines/native-hash.js';
import { decryptSm2, encryptSm2, encryptWithNonce } from '../../../crypto/sm2/encryption.js';
import { KeyStore } from '../../../crypto/sm2/keys.js';
import { pointToBytes } from '../../../crypto/sm2/numbers.js';
import { generatorTimes } from '../../../crypto/sm2/point-multiples.js';
import { expectCode, hex, scalar, toHex, vectorsOf } from '../support.js';

const hash = nativeHash();
const keys = new KeyStore();
const [{ input, output }] = vectorsOf('SM2-ENC') as [ReturnType<typeof vectorsOf>[number]];
const key = keys.publicKey(hex(input.P!));
const pair = keys.pair(hex(input.d!));
const oneByte = Uint8Array.of(0x5a);

/** The first nonce whose key stream for one byte is zero: about one in 256 is. */
function nonceWithZeroStream(): bigint {
  for (let k = 1n; ; k++) if (encryptWithNonce(hash, oneByte, key, 'C1C3C2', k) === undefined) return k;
}

describe('encryption', () => {
  it('gives the published ciphertext for the published nonce', () => {
    const k = BigInt(`0x${input.k}`);
    expect(toHex(encryptWithNonce(hash, hex(input.msg!), key, 'C1C3C2', k)!)).toBe(output.c1c3c2);
  });

  it('draws another nonce when the key stream is all zero', () => {
    const k = nonceWithZeroStream();
    const draws = [k, k + 1n];
    const ciphertext = encryptSm2(hash, () => scalar(draws.shift()!), oneByte, key);
    expect(ciphertext.subarray(0, 65)).toEqual(pointToBytes(generatorTimes(k + 1n)));
    expect(draws).toEqual([]);
    expectCode(() => encryptSm2(hash, () => scalar(k), oneByte, key), 'BAD_RANDOMNESS');
  });

  it('refuses a ciphertext whose key stream is all zero', () => {
    const k = nonceWithZeroStream();
    const c1 = pointToBytes(generatorTimes(k));
    const { x, y } = key.multiples.times(k);
    const c3 = hash.digest(Uint8Array.of(...scalar(x), ...oneByte, ...scalar(y)));
    const ciphertext = Uint8Array.of(...c1, ...c3, ...oneByte);
    expectCode(() => decryptSm2(hash, undefined, ciphertext, pair), 'BAD_CIPHERTEXT');
  });
});
