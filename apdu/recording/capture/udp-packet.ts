import { concatBytes } from '../../bytes.js';

const IP_HEADER_BYTES = 20;
const UDP_HEADER_BYTES = 8;
const PROTOCOL_UDP = 17;
const TIME_TO_LIVE = 64;
const LOOPBACK = [127, 0, 0, 1];
/** Total length of an IPv4 packet is a field of 16 bits. */
const MAX_PACKET_BYTES = 0xffff;

/** The most that one packet carries. */
export const MAX_PAYLOAD_BYTES = MAX_PACKET_BYTES - IP_HEADER_BYTES - UDP_HEADER_BYTES;

/** An IPv4 packet with a UDP datagram from this machine to itself, `port` at both ends. RFC 791, RFC 768. */
export function udpPacket(port: number, payload: Uint8Array): Uint8Array {
  const udpLength = UDP_HEADER_BYTES + payload.length;
  const datagram = concatBytes(big16(port, port, udpLength, 0), payload);
  const pseudoHeader = concatBytes(
    Uint8Array.from([...LOOPBACK, ...LOOPBACK, 0, PROTOCOL_UDP]),
    big16(udpLength),
  );
  // All zeros would mean that there is no checksum.
  put16(datagram, 6, checksum(concatBytes(pseudoHeader, datagram)) || 0xffff);
  const header = concatBytes(
    Uint8Array.of(0x45, 0),
    big16(IP_HEADER_BYTES + udpLength, 0, 0),
    Uint8Array.from([TIME_TO_LIVE, PROTOCOL_UDP, 0, 0, ...LOOPBACK, ...LOOPBACK]),
  );
  put16(header, 10, checksum(header));
  return concatBytes(header, datagram);
}

/** Ones' complement of the ones' complement sum of all words of 16 bits. RFC 1071. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 2) sum += (bytes[index]! << 8) | (bytes[index + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

function big16(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value >> 8, value & 0xff]));
}

function put16(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value >> 8;
  bytes[offset + 1] = value & 0xff;
}
