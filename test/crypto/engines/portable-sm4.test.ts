import { expect, it } from 'vitest';
import { PortableSm4Key } from '../../../crypto/engines/portable-sm4.js';
import { counting, hex, toHex } from '../support.js';

const key = hex('0123456789abcdeffedcba9876543210');

it('gives the example of the standard, block by block and in a row', () => {
  const cipher = new PortableSm4Key(key);
  expect(toHex(cipher.encryptBlock(key))).toBe('681edf34d206965e86b3e94f536e4246');
  expect(toHex(cipher.encryptEcb(Uint8Array.of(...key, ...key)))).toBe(
    '681edf34d206965e86b3e94f536e4246'.repeat(2),
  );
});

it('chains from the vector given, and its MAC from zero', () => {
  const cipher = new PortableSm4Key(key);
  const inZero = cipher.encryptCbc(new Uint8Array(16), counting(48));
  expect(cipher.encryptCbc(counting(16), counting(48))).not.toEqual(inZero);
  expect(cipher.cbcMac(counting(48))).toEqual(inZero.slice(32));
  expect(cipher.decryptCbc(new Uint8Array(16), inZero)).toEqual(counting(48));
});
