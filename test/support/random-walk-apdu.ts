/** A command as the model of the walk reads it, apart from the card's own reader. ISO/IEC 7816-3:2006, 12.1.3. */
export interface WalkCommand {
  readonly bytes: Uint8Array;
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** 0 = no Le. */
  readonly ne: number;
  readonly extended: boolean;
  /** Le written 00 or 0000. */
  readonly asksForAll: boolean;
  /** Of commands for files: the short identifier, 0 = the current EF. */
  readonly sfi: number;
}

type Body = Pick<WalkCommand, 'data' | 'ne' | 'extended' | 'asksForAll'>;

const NO_DATA = new Uint8Array(0);

/** Undefined for bytes that are none of the seven forms. */
export function readCommand(bytes: Uint8Array): WalkCommand | undefined {
  if (bytes.length < 4) return undefined;
  const body = bytes.length > 6 && bytes[4] === 0 ? extendedBody(bytes) : shortBody(bytes);
  if (!body) return undefined;
  const [cla = 0, ins = 0, p1 = 0, p2 = 0] = bytes;
  const binary = ins === 0xb0 || ins === 0xd6;
  const sfi = binary ? (p1 & 0x80 ? p1 & 0x1f : 0) : p2 >> 3;
  return { bytes, cla, ins, p1, p2, ...body, sfi };
}

function shortBody(bytes: Uint8Array): Body | undefined {
  const count = bytes.length === 5 ? 0 : (bytes[4] ?? 0);
  if (bytes.length > 5 && count === 0) return undefined;
  const rest = bytes.length - Math.min(bytes.length, 5) - count;
  if (rest !== 0 && rest !== 1) return undefined;
  const hasLe = rest === 1 || bytes.length === 5;
  const le = hasLe ? bytes.at(-1)! : 0;
  const asksForAll = hasLe && le === 0;
  return { data: bytes.subarray(5, 5 + count), ne: asksForAll ? 256 : le, extended: false, asksForAll };
}

function extendedBody(bytes: Uint8Array): Body | undefined {
  const first = (bytes[5]! << 8) | bytes[6]!;
  const count = bytes.length === 7 ? 0 : first;
  if (bytes.length > 7 && count === 0) return undefined;
  const rest = bytes.length - 7 - count;
  if (rest !== 0 && rest !== 2) return undefined;
  const hasLe = rest === 2 || bytes.length === 7;
  const le = hasLe ? (bytes.at(-2)! << 8) | bytes.at(-1)! : 0;
  const asksForAll = hasLe && le === 0;
  const data = count === 0 ? NO_DATA : bytes.subarray(7, 7 + count);
  return { data, ne: asksForAll ? 65_536 : le, extended: true, asksForAll };
}

export interface CommandParts {
  readonly cla?: number;
  readonly ins: number;
  readonly p1?: number;
  readonly p2?: number;
  readonly data?: ArrayLike<number>;
  /** The Le byte or two bytes as written; undefined = no Le. */
  readonly le?: number | undefined;
}

export function writeCommand(parts: CommandParts, extended = false): Uint8Array {
  const { cla = 0, ins, p1 = 0, p2 = 0, data = [], le } = parts;
  const length = (value: number): number[] => (extended ? [value >> 8, value & 0xff] : [value]);
  const lc = data.length === 0 ? [] : length(data.length);
  const ne = le === undefined ? [] : length(le);
  const mark = extended && lc.length + ne.length > 0 ? [0] : [];
  return Uint8Array.of(cla, ins, p1, p2, ...mark, ...lc, ...Array.from(data), ...ne);
}
