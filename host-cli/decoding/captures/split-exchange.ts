import { concatBytes } from '../../../apdu/bytes.js';
import { CommandView } from '../../../apdu/codec/command-view.js';

export interface SplitExchange {
  readonly command: Uint8Array;
  /** Absent where the bytes end before a status word. */
  readonly response?: Uint8Array;
}

const HEADER_BYTES = 4;
const STATUS_BYTES = 2;
const BODY_AT = 5;

/** Commands whose data come from the card. ISO/IEC 7816-4; FETCH and STATUS as SIMs have them (ETSI TS 102 221). */
const READING: ReadonlySet<number> = new Set([0x12, 0x84, 0xb0, 0xb1, 0xb2, 0xb3, 0xc0, 0xca, 0xcb, 0xf2]);

/**
 * Command and answer from one run of bytes, as GSMTAP has them: CLA INS P1 P2 P3, the data of the one or of the other,
 * status word. T=0 does not say which way data go: for commands that are not known to read, P3 decides.
 */
export function splitExchange(bytes: Uint8Array): SplitExchange {
  const { length } = bytes;
  if (length < HEADER_BYTES + STATUS_BYTES) return { command: bytes };
  if (length === HEADER_BYTES + STATUS_BYTES) return at(bytes, HEADER_BYTES);
  const [, ins, , , p3] = bytes as unknown as [number, number, number, number, number];
  const body = length - BODY_AT - STATUS_BYTES;
  const extended = extendedEnd(bytes, READING.has(ins));
  if (extended !== undefined) return at(bytes, extended);
  if (READING.has(ins)) return at(bytes, BODY_AT);
  // A refused command without data: P3 00 stands for a length that was never sent.
  if (body === 0)
    return p3 === 0
      ? { command: bytes.subarray(0, HEADER_BYTES), response: bytes.subarray(BODY_AT) }
      : at(bytes, BODY_AT);
  if (p3 === 0 || body < p3) return at(bytes, BODY_AT);
  const end = BODY_AT + p3;
  // An Le behind the data counts what follows it.
  const le = bytes[end]!;
  const following = length - end - 1 - STATUS_BYTES;
  return following > 0 && (le === 0 || le === (following & 0xff)) ? at(bytes, end + 1) : at(bytes, end);
}

function at(bytes: Uint8Array, end: number): SplitExchange {
  return { command: bytes.subarray(0, end), response: bytes.subarray(end) };
}

/** Where a command of extended length ends; undefined for the short form. */
function extendedEnd(bytes: Uint8Array, reads: boolean): number | undefined {
  if (bytes[4] !== 0 || bytes.length < 9) return undefined;
  const count = (bytes[5]! << 8) | bytes[6]!;
  const rest = bytes.length - 7 - STATUS_BYTES;
  // The short form brings 256 bytes at most; here two of the length stand before them.
  if (reads) return rest + 2 > 256 ? 7 : undefined;
  return count > 0 && rest >= count ? 7 + count : undefined;
}

/** The same where the command is known as it was sent: its answer stands behind it, arranged as T=0 has it. */
export function splitBehind(bytes: Uint8Array, command: Uint8Array): SplitExchange | undefined {
  const view = new CommandView();
  if (!view.parse(command)) return undefined;
  const end = view.extended ? command.length : view.nc > 0 ? view.dataOffset + view.nc : BODY_AT;
  if (bytes.length < end + STATUS_BYTES) return undefined;
  return { command: concatBytes(command), response: bytes.subarray(end) };
}
