import { expect, it } from 'vitest';
import { NATIVE_DES, NATIVE_SM4, NativeCipherKey } from '../../../crypto/engines/native-cipher.js';
import { counting } from '../support.js';

it.each([
  ['SM4', NATIVE_SM4, 16],
  ['DES', NATIVE_DES, 24],
] as const)('%s: kept objects do not carry anything from one call to the next', (_, names, keyBytes) => {
  const kept = new NativeCipherKey(names, counting(keyBytes));
  const fresh = () => new NativeCipherKey(names, counting(keyBytes));
  const block = counting(names.blockBytes);
  for (let blocks = 1; blocks < 20; blocks++) {
    const data = counting(blocks * names.blockBytes);
    expect(kept.cbcMac(data)).toEqual(fresh().cbcMac(data));
    expect(kept.encryptEcb(data)).toEqual(fresh().encryptEcb(data));
    expect(kept.decryptEcb(data)).toEqual(fresh().decryptEcb(data));
    const ciphertext = kept.encryptCbc(block, data);
    expect(ciphertext).toEqual(fresh().encryptCbc(block, data));
    ciphertext.fill(0);
    expect(kept.encryptCbc(block, data)).toEqual(fresh().encryptCbc(block, data));
    expect(kept.encryptCbc(block, new Uint8Array(0))).toHaveLength(0);
  }
});

it('a MAC handed out is not the state of the next one', () => {
  const kept = new NativeCipherKey(NATIVE_SM4, counting(16));
  const mac = kept.cbcMac(counting(32));
  const copy = mac.slice();
  mac.fill(0);
  expect(kept.cbcMac(counting(32))).toEqual(copy);
});
