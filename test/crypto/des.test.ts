import { expect, it } from 'vitest';
import { CheckedDes, CheckedTripleDes } from '../../crypto/des.js';
import { PortableDesKey } from '../../crypto/engines/portable-des.js';
import { counting, hex, toHex } from './support.js';

const engine = (key: Uint8Array) => new PortableDesKey(key);

it('two keys are three with the first again', () => {
  const two = new CheckedTripleDes(engine, counting(16));
  const three = new CheckedTripleDes(engine, Uint8Array.of(...counting(16), ...counting(8)));
  expect(two.encryptEcb(counting(32))).toEqual(three.encryptEcb(counting(32)));
});

it('parity bits do not matter', () => {
  const even = new CheckedDes(engine, hex('0022446688aaccee'));
  const odd = new CheckedDes(engine, hex('0123456789abcdef'));
  expect(even.encryptBlock(counting(8))).toEqual(odd.encryptBlock(counting(8)));
});

it('the retail MAC is the published one of ISO/IEC 9797-1 annex B', () => {
  // "Now is the time for all " under 0123456789ABCDEF FEDCBA9876543210, padding method 1 (none needed).
  const cipher = new CheckedTripleDes(engine, hex('0123456789abcdeffedcba9876543210'));
  expect(toHex(cipher.retailMac(Buffer.from('Now is the time for all ')))).toBe('a1c72e74ea3fa9b6');
});
