import { expect, it } from 'vitest';
import { atcBytes, sessionSeed } from '../../../crypto/payment/transaction-counter.js';
import { expectCode, toHex } from '../support.js';

it.each([
  [0, '0000', 'ffff'],
  [1, '0001', 'fffe'],
  [255, '00ff', 'ff00'],
  [256, '0100', 'feff'],
  [257, '0101', 'fefe'],
  [65535, 'ffff', '0000'],
])('ATC %i', (atc, bytes, complement) => {
  expect(toHex(atcBytes(atc))).toBe(bytes);
  expect(toHex(sessionSeed(atc))).toBe(`000000000000${bytes}000000000000${complement}`);
});

it.each([-1, 65536, 1.5, Number.NaN, '1' as unknown as number])('refuses %s', (atc) => {
  expectCode(() => atcBytes(atc), 'BAD_ARGUMENT');
  expectCode(() => sessionSeed(atc), 'BAD_ARGUMENT');
});
