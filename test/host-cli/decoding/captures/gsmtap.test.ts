import { expect, test } from 'vitest';
import { simPayload } from '../../../../host-cli/decoding/captures/gsmtap.js';
import { bytes, hex } from '../../../support/hex.js';
import { gsmtap } from './capture-bytes.js';

test('what a card says', () => {
  const sim = simPayload(gsmtap(1, '3B00'));
  expect([sim?.contents, hex(sim!.bytes)]).toEqual([1, '3B00']);
});

test('a longer header', () => {
  const packet = Uint8Array.from([...gsmtap(0, ''), 0, 0, 0, 0, 0x11]);
  packet[1] = 5;
  expect(hex(simPayload(packet)!.bytes)).toBe('11');
});

test.each([
  ['another version', 0, 3],
  ['another type', 2, 1],
  ['a header that is cut', 1, 9],
  ['a header that is too short', 1, 1],
])('%s is none', (_title, index, value) => {
  const packet = gsmtap(0, '00A40000');
  packet[index] = value;
  expect(simPayload(packet)).toBeUndefined();
});

test('nothing is none', () => {
  expect(simPayload(bytes(''))).toBeUndefined();
});
