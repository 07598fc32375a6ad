import { pseudoAtr } from './atr.js';
import { CodecError } from './codec-error.js';

/** What a contactless card says of itself. ISO/IEC 14443-4:2008, 5.2. */
export interface AtsFields {
  /** Code of the largest frame the card takes, 0 to 15; absent with all other fields when the ATS is TL alone. */
  frameSizeCode?: number;
  /** Bit rates offered. */
  ta?: number;
  /** Waiting times: FWI in the left half, SFGI in the right. */
  tb?: number;
  /** Options: bit 0 NAD, bit 1 CID. */
  tc?: number;
  /** Any count that keeps the whole within 254 bytes. */
  historical: Uint8Array;
}

export interface Ats extends AtsFields {
  /** Largest frame the card takes, in bytes. */
  frameBytes: number;
  supportsNad: boolean;
  supportsCid: boolean;
}

/** FSCI to bytes; codes above the last are read as the last. ISO/IEC 14443-4, table 1. */
const FRAME_BYTES = [16, 24, 32, 40, 48, 64, 96, 128, 256, 512, 1024, 2048, 4096];
const DEFAULT_FRAME_SIZE_CODE = 2;
const MAX_BYTES = 254;

/** @throws CodecError `ATS_MALFORMED` when TL is not the count of bytes or an announced byte is missing. */
export function parseAts(bytes: Uint8Array): Ats {
  const length = bytes.length;
  if (length === 0 || bytes[0] !== length) {
    const told = length === 0 ? 'there is no TL byte' : `TL says ${bytes[0]} bytes, ${length} are there`;
    throw malformed(`the ATS is not whole: ${told}`, 0);
  }
  if (length > MAX_BYTES) throw malformed(`an ATS has at most ${MAX_BYTES} bytes`, 0);
  const fields: AtsFields = { historical: new Uint8Array(0) };
  if (length > 1) {
    const format = bytes[1]!;
    if (format & 0x80) throw malformed('bit 8 of T0 is kept for future use and must be 0', 1);
    fields.frameSizeCode = format & 0x0f;
    let offset = 2;
    for (const [bit, name] of [
      [0x10, 'ta'],
      [0x20, 'tb'],
      [0x40, 'tc'],
    ] as const) {
      if ((format & bit) === 0) continue;
      const byte = bytes[offset];
      if (byte === undefined)
        throw malformed(`T0 announces ${name.toUpperCase()}(1), but the ATS has ended`, offset);
      fields[name] = byte;
      offset++;
    }
    fields.historical = bytes.slice(offset);
  }
  const options = fields.tc ?? 0x02;
  const code = Math.min(fields.frameSizeCode ?? DEFAULT_FRAME_SIZE_CODE, FRAME_BYTES.length - 1);
  return {
    ...fields,
    frameBytes: FRAME_BYTES[code]!,
    supportsNad: (options & 1) !== 0,
    supportsCid: (options & 2) !== 0,
  };
}

/** @throws CodecError `ATS_MALFORMED` for fields that have no coding, `HISTORICAL_BYTES_LENGTH` when too long. */
export function encodeAts(fields: AtsFields): Uint8Array {
  const { frameSizeCode, ta, tb, tc, historical } = fields;
  const body: number[] = [];
  if (frameSizeCode !== undefined) {
    if (!Number.isInteger(frameSizeCode) || frameSizeCode < 0 || frameSizeCode > 15) {
      throw malformed(`frame size code ${frameSizeCode} is not 0 to 15`);
    }
    const announced =
      (ta === undefined ? 0 : 0x10) | (tb === undefined ? 0 : 0x20) | (tc === undefined ? 0 : 0x40);
    body.push(announced | frameSizeCode);
    for (const byte of [ta, tb, tc]) if (byte !== undefined) body.push(byte);
    body.push(...historical);
  } else if (ta !== undefined || tb !== undefined || tc !== undefined || historical.length > 0) {
    throw malformed('interface and historical bytes need T0; give a frame size code');
  }
  if (body.length >= MAX_BYTES) {
    throw new CodecError(
      'HISTORICAL_BYTES_LENGTH',
      `an ATS has at most ${MAX_BYTES} bytes, not ${body.length + 1}`,
    );
  }
  return Uint8Array.of(body.length + 1, ...body);
}

/** The ATS as the social security card has it: `78 77 81 02`, frames of 256 bytes, CID and no NAD. */
export function buildAts({ historical }: { historical: Uint8Array }): Uint8Array {
  return encodeAts({ frameSizeCode: 8, ta: 0x77, tb: 0x81, tc: 0x02, historical });
}

/** The ATR that PC/SC readers make of an ATS. @throws CodecError as `parseAts`, and for more than 15 historical bytes. */
export function pseudoAtrFromAts(ats: Uint8Array): Uint8Array {
  return pseudoAtr(parseAts(ats).historical);
}

function malformed(message: string, offset?: number): CodecError {
  return new CodecError('ATS_MALFORMED', message, offset);
}
