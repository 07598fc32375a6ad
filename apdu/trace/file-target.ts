import type { CommandApdu } from '../codec/command-apdu.js';

export const READ_BINARY = 0xb0;
export const READ_RECORD = 0xb2;
export const WRITE_RECORD = 0xd2;
export const UPDATE_BINARY = 0xd6;
export const UPDATE_RECORD = 0xdc;
export const APPEND_RECORD = 0xe2;

/** Which record or bytes, and of which file, a reading or writing command means. */
export interface FileTarget {
  /** 1 to 30; 0 for the current file. */
  sfi: number;
  part:
    | { kind: 'record-number'; number: number }
    | { kind: 'record-tag'; tag: number }
    | { kind: 'record-appended' }
    | { kind: 'bytes'; offset: number };
}

/** ISO/IEC 7816-4:2005, 7.2.2 and 7.3.2; P1 with P2 0 to 3 is the tag on the social security card. */
export function readFileTarget({ ins, p1, p2, data }: CommandApdu): FileTarget | undefined {
  switch (ins) {
    case READ_BINARY:
    case UPDATE_BINARY:
      if (p1 & 0x80) return { sfi: p1 & 0x1f, part: { kind: 'bytes', offset: p2 } };
      return { sfi: 0, part: { kind: 'bytes', offset: (p1 << 8) | p2 } };
    case APPEND_RECORD:
      return { sfi: p2 >> 3, part: { kind: 'record-appended' } };
    case READ_RECORD:
    case WRITE_RECORD:
    case UPDATE_RECORD:
      return { sfi: p2 >> 3, part: recordPart(ins, p1, p2 & 0x07, data) };
    default:
      return undefined;
  }
}

/** UPDATE RECORD of the previous record (P2 3) writes the oldest place of a cyclic file. */
function recordPart(ins: number, p1: number, mode: number, data: Uint8Array): FileTarget['part'] {
  if (mode >= 4) return { kind: 'record-number', number: p1 };
  if (ins === UPDATE_RECORD && mode === 3 && p1 === 0) return { kind: 'record-appended' };
  return { kind: 'record-tag', tag: p1 === 0 ? (data[0] ?? 0) : p1 };
}
