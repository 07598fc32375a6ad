import { bytes } from '../../../support/hex.js';

/** Numbers of a capture in one byte order, one after the other. */
export function words(
  littleEndian: boolean,
  ...values: readonly (readonly [value: number, count: 2 | 4])[]
): Uint8Array {
  return Uint8Array.from(
    values.flatMap(([value, count]) => {
      const digits = Array.from({ length: count }, (_, index) => (value >>> (8 * index)) & 0xff);
      return littleEndian ? digits : digits.reverse();
    }),
  );
}

export const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

/** A classic capture of these packets. */
export function pcapOf(linkType: number, packets: readonly Uint8Array[], littleEndian = true): Uint8Array {
  const head = words(
    littleEndian,
    [0xa1b2c3d4, 4],
    [2, 2],
    [4, 2],
    [0, 4],
    [0, 4],
    [65535, 4],
    [linkType, 4],
  );
  return joined(
    head,
    ...packets.flatMap((packet) => [
      words(littleEndian, [1, 4], [0, 4], [packet.length, 4], [packet.length, 4]),
      packet,
    ]),
  );
}

/** A GSMTAP packet of a SIM. */
export const gsmtap = (contents: number, payload: string): Uint8Array =>
  joined(bytes('02040400000000000000000000'.slice(0, 24)), Uint8Array.of(contents, 0, 0, 0), bytes(payload));

export function udp(payload: Uint8Array, port = 4729): Uint8Array {
  return joined(words(false, [40000, 2], [port, 2], [8 + payload.length, 2], [0, 2]), payload);
}

export function ipv4(payload: Uint8Array, protocol = 17): Uint8Array {
  const head = joined(
    bytes('4500'),
    words(false, [20 + payload.length, 2]),
    bytes('0001000040'),
    Uint8Array.of(protocol),
    bytes('00007F0000017F000001'),
  );
  return joined(head, payload);
}

export function ipv6(payload: Uint8Array): Uint8Array {
  return joined(
    bytes('60000000'),
    words(false, [payload.length, 2]),
    bytes('1140'),
    new Uint8Array(32),
    payload,
  );
}

export const ethernet = (payload: Uint8Array, type = '0800'): Uint8Array =>
  joined(new Uint8Array(12), bytes(type), payload);
