import { expect, it } from 'vitest';
import { NATIVE_SM4, NativeCipherKey } from '../../../crypto/engines/native-cipher.js';
import { NativeSm4Key } from '../../../crypto/engines/native-sm4.js';
import { counting } from '../support.js';

it('single blocks and longer data agree although two engines do them', () => {
  const mixed = new NativeSm4Key(counting(16));
  const native = new NativeCipherKey(NATIVE_SM4, counting(16));
  const block = counting(16);
  expect(mixed.encryptBlock(block)).toEqual(native.encryptBlock(block));
  expect(mixed.decryptBlock(block)).toEqual(native.decryptBlock(block));
  expect(mixed.encryptEcb(block)).toEqual(mixed.encryptBlock(block));
  expect(mixed.decryptEcb(block)).toEqual(mixed.decryptBlock(block));
  expect(mixed.encryptCbc(block, counting(48))).toEqual(native.encryptCbc(block, counting(48)));
  expect(mixed.decryptCbc(block, counting(48))).toEqual(native.decryptCbc(block, counting(48)));
  for (const length of [48, 64, 16, 48, 80, 16]) {
    expect(mixed.cbcMac(counting(length))).toEqual(native.cbcMac(counting(length)));
  }
});
