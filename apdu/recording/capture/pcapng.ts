/*
 * Blocks of a pcapng file, little-endian. draft-ietf-opsawg-pcapng, sections 3 and 4.
 */

import { concatBytes } from '../../bytes.js';

/** IPv4 packets, without anything below them. */
export const LINKTYPE_RAW = 101;
/** Bytes with the name of the Wireshark dissector they are for. */
export const LINKTYPE_WIRESHARK_UPPER_PDU = 252;

const BLOCK = { SECTION_HEADER: 0x0a0d0d0a, INTERFACE: 1, ENHANCED_PACKET: 6 };
const OPTION = { END: 0, COMMENT: 1, INTERFACE_NAME: 2, INTERFACE_DESCRIPTION: 3, APPLICATION: 4 };
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const UNKNOWN_LENGTH = 0xffff_ffff;
const ALIGNMENT = 4;
const MAX_OPTION_BYTES = 0xffff;

export interface SectionNotes {
  comment: string;
  /** Program that writes: `sscard 0.1.0`. */
  application: string;
}

/** Begins the file. */
export function sectionHeader({ comment, application }: SectionNotes): Uint8Array {
  return block(
    BLOCK.SECTION_HEADER,
    concatBytes(
      words32(BYTE_ORDER_MAGIC),
      words16(1, 0),
      words32(UNKNOWN_LENGTH, UNKNOWN_LENGTH),
      options([OPTION.COMMENT, comment], [OPTION.APPLICATION, application]),
    ),
  );
}

/** Interfaces are numbered from 0 in the order of the file. Their times are microseconds. */
export function interfaceDescription(linkType: number, name: string, description: string): Uint8Array {
  const notes = options([OPTION.INTERFACE_NAME, name], [OPTION.INTERFACE_DESCRIPTION, description]);
  return block(BLOCK.INTERFACE, concatBytes(words16(linkType, 0), words32(0), notes));
}

export interface CapturedPacket {
  /** Number of the interface. */
  interfaceId: number;
  /** Since 1970, in microseconds. */
  timeUs: number;
  bytes: Uint8Array;
  comment?: string;
}

export function enhancedPacket({ interfaceId, timeUs, bytes, comment }: CapturedPacket): Uint8Array {
  const time = [Math.floor(timeUs / 2 ** 32), timeUs % 2 ** 32] as const;
  const notes = comment === undefined ? new Uint8Array(0) : options([OPTION.COMMENT, comment]);
  return block(
    BLOCK.ENHANCED_PACKET,
    concatBytes(words32(interfaceId, ...time, bytes.length, bytes.length), aligned(bytes), notes),
  );
}

function block(type: number, body: Uint8Array): Uint8Array {
  const length = 12 + body.length;
  return concatBytes(words32(type, length), body, words32(length));
}

function options(...list: readonly (readonly [code: number, text: string])[]): Uint8Array {
  const coded = list.map(([code, text]) => {
    const value = new TextEncoder().encode(text).subarray(0, MAX_OPTION_BYTES);
    return concatBytes(words16(code, value.length), aligned(value));
  });
  return concatBytes(...coded, words16(OPTION.END, 0));
}

function aligned(bytes: Uint8Array): Uint8Array {
  const missing = -bytes.length & (ALIGNMENT - 1);
  return missing === 0 ? bytes : concatBytes(bytes, new Uint8Array(missing));
}

function words16(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint16(index * 2, value, true);
  return bytes;
}

function words32(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value, true);
  return bytes;
}
