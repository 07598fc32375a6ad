/** Where the network packet begins, by link type. tcpdump.org/linktypes. */
const LINK = {
  NULL: 0,
  ETHERNET: 1,
  RAW_BSD: 12,
  RAW_OPENBSD: 14,
  RAW: 101,
  LOOP: 108,
  LINUX_SLL: 113,
  IPV4: 228,
  IPV6: 229,
  WIRESHARK_UPPER_PDU: 252,
  LINUX_SLL2: 276,
} as const;

const ETHERTYPE = { IPV4: 0x0800, VLAN: 0x8100, QINQ: 0x88a8, IPV6: 0x86dd } as const;
const UDP = 17;
const GSMTAP_PORT = 4729;
const UDP_HEADER_BYTES = 8;

/** What a packet holds that may be of a card. */
export type Payload =
  | { readonly kind: 'gsmtap'; readonly bytes: Uint8Array }
  /** Bytes for one dissector of Wireshark. */
  | { readonly kind: 'upper'; readonly dissector: string; readonly bytes: Uint8Array };

/** Undefined for packets of anything else. */
export function payloadOf(linkType: number, packet: Uint8Array): Payload | undefined {
  if (linkType === LINK.WIRESHARK_UPPER_PDU) return upperPdu(packet);
  const network = networkPacket(linkType, packet);
  const bytes = network && gsmtapOf(network);
  return bytes && { kind: 'gsmtap', bytes };
}

function networkPacket(linkType: number, packet: Uint8Array): Uint8Array | undefined {
  switch (linkType) {
    case LINK.ETHERNET:
      return behindEthertype(packet, 12);
    case LINK.LINUX_SLL:
      return behindEthertype(packet, 14);
    case LINK.LINUX_SLL2:
      return packet.subarray(20);
    case LINK.NULL:
    case LINK.LOOP:
      return packet.subarray(4);
    case LINK.RAW:
    case LINK.RAW_BSD:
    case LINK.RAW_OPENBSD:
    case LINK.IPV4:
    case LINK.IPV6:
      return packet;
    default:
      return undefined;
  }
}

function behindEthertype(packet: Uint8Array, typeAt: number): Uint8Array | undefined {
  let at = typeAt;
  let type = word(packet, at);
  while (type === ETHERTYPE.VLAN || type === ETHERTYPE.QINQ) {
    at += 4;
    type = word(packet, at);
  }
  return type === ETHERTYPE.IPV4 || type === ETHERTYPE.IPV6 ? packet.subarray(at + 2) : undefined;
}

/** The payload of a UDP packet to or from the port of GSMTAP; fragments are no whole packets. */
function gsmtapOf(packet: Uint8Array): Uint8Array | undefined {
  const version = (packet[0] ?? 0) >> 4;
  const start = version === 4 ? ipv4Payload(packet) : version === 6 ? ipv6Payload(packet) : undefined;
  if (start === undefined || packet.length < start + UDP_HEADER_BYTES) return undefined;
  if (word(packet, start) !== GSMTAP_PORT && word(packet, start + 2) !== GSMTAP_PORT) return undefined;
  return packet.subarray(
    start + UDP_HEADER_BYTES,
    start + Math.max(word(packet, start + 4), UDP_HEADER_BYTES),
  );
}

function ipv4Payload(packet: Uint8Array): number | undefined {
  const fragmented = (word(packet, 6) & 0x3fff) !== 0;
  return packet[9] === UDP && !fragmented ? (packet[0]! & 0x0f) * 4 : undefined;
}

function ipv6Payload(packet: Uint8Array): number | undefined {
  return packet[6] === UDP ? 40 : undefined;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Tags with their lengths, big-endian, then the bytes. Wireshark, exported_pdu.h. */
const DISSECTOR_NAME = 12;

function upperPdu(packet: Uint8Array): Payload | undefined {
  let dissector = '';
  for (let at = 0; at + 4 <= packet.length; ) {
    const tag = word(packet, at);
    const length = word(packet, at + 2);
    at += 4;
    if (tag === 0) return { kind: 'upper', dissector, bytes: packet.subarray(at) };
    if (tag === DISSECTOR_NAME)
      dissector = new TextDecoder().decode(packet.subarray(at, at + length)).replace(/\0+$/, '');
    at += length;
  }
  return undefined;
}
