import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../../crypto/bytes.js';
import { nativeSm2SharedX, nativeSm2Signature } from '../../../crypto/engines/native-sm2.js';
import { portableHash } from '../../../crypto/engines/portable-hash.js';
import { portableSm2Signature } from '../../../crypto/engines/portable-sm2.js';
import { KeyStore } from '../../../crypto/sm2/keys.js';
import { numberAt, numbersToBytes } from '../../../crypto/sm2/numbers.js';
import { counting, expectPlain, scalar } from '../support.js';

const keys = new KeyStore();

describe('native SM2', () => {
  it('understands the portable engine and is understood by it', () => {
    const native = nativeSm2Signature();
    const portable = portableSm2Signature(portableHash(), randomBytes);
    const pair = keys.pair(scalar(12345n));
    const key = keys.publicKey(pair.publicKey);
    for (let count = 0; count < 20; count++) {
      const fromNative = native.sign(counting(32), counting(count), pair);
      const fromPortable = portable.sign(counting(32), counting(count), pair);
      expect(fromNative).toHaveLength(64);
      expect(portable.verify(counting(32), counting(count), fromNative, key)).toBe(true);
      expect(native.verify(counting(32), counting(count), fromPortable, key)).toBe(true);
      expect(native.verify(counting(32), counting(count + 1), fromPortable, key)).toBe(false);
    }
  });

  it('gives 32 bytes of X, leading zeros too', () => {
    const sharedX = nativeSm2SharedX();
    const pair = keys.pair(scalar(98765n));
    let withLeadingZero = 0;
    for (let value = 1n; value <= 600n; value++) {
      const point = keys.pair(scalar(value)).publicKey;
      const x = sharedX(pair, point);
      expectPlain(x);
      expect(x).toHaveLength(32);
      if (x[0] === 0) {
        const { multiples } = keys.publicKey(point);
        expect(x).toEqual(numbersToBytes(multiples.times(numberAt(pair.privateKey, 0)).x));
        withLeadingZero++;
      }
    }
    expect(withLeadingZero).toBeGreaterThan(0);
  });
});
