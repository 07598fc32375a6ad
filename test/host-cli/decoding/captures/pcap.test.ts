import { expect, test } from 'vitest';
import { isPcap, PcapReader } from '../../../../host-cli/decoding/captures/pcap.js';
import { bytes, hex } from '../../../support/hex.js';
import { pcapOf } from './capture-bytes.js';

const PACKETS = [bytes('0102'), bytes(''), bytes('030405')];

function read(file: Uint8Array, pieceBytes: number): string[] {
  const reader = new PcapReader();
  const told: string[] = [];
  for (let at = 0; at < file.length; at += pieceBytes) {
    for (const packet of reader.push(file.slice(at, at + pieceBytes)))
      told.push(`${packet.number} ${packet.linkType} ${hex(packet.bytes)}`);
  }
  reader.end();
  return told;
}

test.each([true, false])(
  'packets, in either byte order (little-endian: %s) and any pieces',
  (littleEndian) => {
    const file = pcapOf(101, PACKETS, littleEndian);
    for (const pieceBytes of [1, 7, 24, 1000])
      expect(read(file, pieceBytes)).toEqual(['1 101 0102', '2 101 ', '3 101 030405']);
  },
);

test('the magic of times in nanoseconds, and of nothing', () => {
  expect(isPcap(bytes('4D3CB2A1'))).toBe(true);
  expect(isPcap(bytes('A1B23C4D'))).toBe(true);
  expect(isPcap(bytes('0A0D0D0A'))).toBe(false);
  expect(isPcap(bytes('D4C3'))).toBe(false);
});

test('where a capture is cut or damaged', () => {
  const file = pcapOf(101, PACKETS);
  expect(() => read(file.slice(0, 20), 1000)).toThrow('its head has 24 bytes, 20 are there');
  expect(() => read(file.slice(0, -1), 1000)).toThrow('cut inside packet 3, which begins at byte 58');
  expect(() => read(file.slice(0, 30), 1000)).toThrow('cut inside packet 1, which begins at byte 24');
  const damaged = file.slice();
  damaged.set([0xff, 0xff, 0xff, 0xff], 24 + 8);
  expect(() => read(damaged, 1000)).toThrow('packet 1 at byte 24 claims 4294967295 bytes');
});
