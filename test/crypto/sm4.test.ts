import { expect, it } from 'vitest';
import { PortableSm4Key } from '../../crypto/engines/portable-sm4.js';
import { CheckedSm4 } from '../../crypto/sm4.js';
import { counting } from './support.js';

const cipher = new CheckedSm4((key) => new PortableSm4Key(key), counting(16));

it('CMAC of one whole block is the block and the first mask, enciphered', () => {
  // The first mask is the enciphered zero block doubled; here its top bit is what the polynomial hangs on.
  const zero = cipher.encryptBlock(new Uint8Array(16));
  const number = BigInt(`0x${Buffer.from(zero).toString('hex')}`);
  const doubled = ((number << 1n) ^ (number >> 127n ? 0x87n : 0n)) & (2n ** 128n - 1n);
  const mask = Buffer.from(doubled.toString(16).padStart(32, '0'), 'hex');
  const masked = counting(16).map((byte, index) => byte ^ mask[index]!);
  expect(cipher.cmac(counting(16))).toEqual(cipher.encryptBlock(masked));
});

it('CMAC tells a short message from the same message padded', () => {
  const padded = Uint8Array.of(...counting(15), 0x80);
  expect(cipher.cmac(counting(15))).not.toEqual(cipher.cmac(padded));
  expect(cipher.cmac(new Uint8Array(0))).toHaveLength(16);
});
