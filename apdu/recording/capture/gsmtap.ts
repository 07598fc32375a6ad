import { concatBytes } from '../../bytes.js';
import { MAX_PAYLOAD_BYTES, udpPacket } from './udp-packet.js';

/** Registered with IANA. */
const PORT = 4729;
const VERSION = 2;
const HEADER_BYTES = 16;
/** Payload of a SIM, or of any card that speaks ISO/IEC 7816. */
const TYPE_SIM = 4;

/** What a GSMTAP packet of a card holds. libosmocore, gsmtap.h. */
export const SIM_CONTENTS = { APDU: 0, ATR: 1 } as const;

export const MAX_GSMTAP_BYTES = MAX_PAYLOAD_BYTES - HEADER_BYTES;

/** An IPv4 packet as Osmocom's tools send what a card says. */
export function gsmtapPacket(contents: number, payload: Uint8Array): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  header.set([VERSION, HEADER_BYTES / 4, TYPE_SIM]);
  header[12] = contents;
  return udpPacket(PORT, concatBytes(header, payload));
}
