import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_PAYLOAD_BYTES, udpPacket } from '../../../../apdu/recording/capture/udp-packet.js';

/** Ones' complement sum of big-endian words, carries added one by one. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 2) {
    sum += bytes[index]! * 256 + (bytes[index + 1] ?? 0);
    if (sum > 0xffff) sum -= 0xffff;
  }
  return sum;
}

describe('a UDP packet', () => {
  test('has its lengths and ports', () => {
    const packet = udpPacket(4729, Uint8Array.of(1, 2, 3));
    const view = new DataView(packet.buffer);
    expect(packet[0]).toBe(0x45);
    expect(view.getUint16(2)).toBe(31);
    expect([view.getUint16(20), view.getUint16(22), view.getUint16(24)]).toEqual([4729, 4729, 11]);
    expect(packet.subarray(28)).toEqual(Uint8Array.of(1, 2, 3));
  });

  test('both checksums make their sums all ones', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (payload) => {
        const packet = udpPacket(4729, payload);
        expect(sumOf(packet.subarray(0, 20))).toBe(0xffff);
        const datagram = packet.subarray(20);
        const pseudoHeader = Uint8Array.of(
          ...packet.subarray(12, 20),
          0,
          17,
          datagram.length >> 8,
          datagram.length & 0xff,
        );
        const padded = datagram.length % 2 === 0 ? datagram : Uint8Array.of(...datagram, 0);
        expect(sumOf(Uint8Array.of(...pseudoHeader, ...padded))).toBe(0xffff);
        expect([datagram[6], datagram[7]]).not.toEqual([0, 0]);
      }),
    );
  });

  test('the largest just fits its length field', () => {
    const packet = udpPacket(4729, new Uint8Array(MAX_PAYLOAD_BYTES));
    expect(packet.length).toBe(0xffff);
    expect(new DataView(packet.buffer).getUint16(2)).toBe(0xffff);
  });
});
