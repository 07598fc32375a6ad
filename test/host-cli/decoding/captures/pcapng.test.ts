import { expect, test } from 'vitest';
import {
  enhancedPacket,
  interfaceDescription,
  sectionHeader,
} from '../../../../apdu/recording/capture/pcapng.js';
import { isPcapng, PcapngReader } from '../../../../host-cli/decoding/captures/pcapng.js';
import { bytes, hex } from '../../../support/hex.js';
import { joined, words } from './capture-bytes.js';

const HEAD = joined(
  sectionHeader({ comment: 'words', application: 'test' }),
  interfaceDescription(101, 'a', ''),
  interfaceDescription(252, 'b', ''),
);
const packet = (interfaceId: number, hexBytes: string, comment?: string) =>
  enhancedPacket({
    interfaceId,
    timeUs: 5,
    bytes: bytes(hexBytes),
    ...(comment !== undefined && { comment }),
  });

function read(file: Uint8Array, pieceBytes = 1000): string[] {
  const reader = new PcapngReader();
  const told: string[] = [];
  for (let at = 0; at < file.length; at += pieceBytes) {
    for (const { number, linkType, bytes: own, comment } of reader.push(file.slice(at, at + pieceBytes)))
      told.push(`${number} ${linkType} ${hex(own)}${comment === undefined ? '' : ` ${comment}`}`);
  }
  reader.end();
  return told;
}

/** A block of another byte order, with its length on both sides. */
const block = (littleEndian: boolean, type: number, body: Uint8Array) => {
  const size: [number, 4] = [12 + body.length, 4];
  return joined(words(littleEndian, [type, 4], size), body, words(littleEndian, size));
};

test('packets with their interfaces and comments, in any pieces', () => {
  const file = joined(HEAD, packet(0, '0102'), packet(1, '030405', 'why'), packet(0, ''));
  for (const pieceBytes of [1, 13, 1000])
    expect(read(file, pieceBytes)).toEqual(['1 101 0102', '2 252 030405 why', '3 101 ']);
});

test('the other byte order, simple and old packets, unknown blocks, a second section', () => {
  const section = block(
    false,
    0x0a0d0d0a,
    words(false, [0x1a2b3c4d, 4], [1, 2], [0, 2], [0xffffffff, 4], [0xffffffff, 4]),
  );
  const link = block(false, 1, words(false, [1, 2], [0, 2], [0, 4]));
  const simple = block(false, 3, joined(words(false, [3, 4]), bytes('0A0B0C00')));
  const old = block(
    false,
    2,
    joined(words(false, [0, 2], [0, 2], [0, 4], [0, 4], [1, 4], [1, 4]), bytes('0D000000')),
  );
  const unknown = block(false, 0x0bad, bytes('00000000'));
  expect(read(joined(HEAD, packet(0, '01'), section, link, unknown, simple, old))).toEqual([
    '1 101 01',
    '2 1 0A0B0C',
    '3 1 0D',
  ]);
});

test('its first bytes', () => {
  expect(isPcapng(HEAD)).toBe(true);
  expect(isPcapng(bytes('D4C3B2A1'))).toBe(false);
  expect(isPcapng(bytes('0A0D'))).toBe(false);
});

test('where a capture is cut or damaged', () => {
  const file = joined(HEAD, packet(0, '0102'));
  expect(() => read(file.slice(0, -3))).toThrow(
    `cut inside the block that begins at byte ${HEAD.length}, after packet 0`,
  );
  expect(() => read(joined(HEAD, packet(7, '01')))).toThrow('interface 7, which was not described');
  const odd = file.slice();
  odd[HEAD.length + 4] = 3;
  expect(() => read(odd)).toThrow(`after packet 0, near byte ${HEAD.length}, the capture has a block of`);
  const orderless = file.slice();
  orderless[8] = 0;
  expect(() => read(orderless)).toThrow('a section without a byte order');
  const longer = file.slice();
  longer[HEAD.length + 20] = 200;
  expect(() => read(longer)).toThrow('a packet of 200 bytes in a block of');
});
