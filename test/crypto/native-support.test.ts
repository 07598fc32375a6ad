import { expect, it } from 'vitest';
import { nativeSupport } from '../../crypto/native-support.js';

it('says of this Node that it has everything', () => {
  expect(nativeSupport()).toEqual({ sm2: true, sm3: true, sm4: true, des: true, rsa: true, sha1: true });
});
