/** libosmocore, gsmtap.h: header of 32-bit words, what the payload is of a card. */
const VERSION = 2;
const TYPE_SIM = 4;
const SUBTYPE_AT = 12;
const LEAST_HEADER = 16;

/** What a packet of a card holds. */
export const SIM_CONTENTS = { APDU: 0, ATR: 1 } as const;

/** The payload of a GSMTAP packet of a card; undefined for packets of anything else. */
export function simPayload(
  packet: Uint8Array,
): { readonly contents: number; readonly bytes: Uint8Array } | undefined {
  const header = (packet[1] ?? 0) * 4;
  if (packet[0] !== VERSION || packet[2] !== TYPE_SIM || header < LEAST_HEADER || packet.length < header)
    return undefined;
  return { contents: packet[SUBTYPE_AT]!, bytes: packet.subarray(header) };
}
