import { CodecError } from './codec-error.js';

/** Interface bytes of one group; `protocol` is the T of its TD byte, which announces the next group or ends the list. */
export interface InterfaceGroup {
  ta?: number;
  tb?: number;
  tc?: number;
  /** 0 to 15. */
  protocol?: number;
}

/** What an answer to reset says, apart from its check byte. ISO/IEC 7816-3:2006, 8.2. */
export interface AtrFields {
  convention: 'direct' | 'inverse';
  /** In order; none of them empty. */
  groups: readonly InterfaceGroup[];
  /** 0 to 15 bytes. */
  historical: Uint8Array;
}

export interface Atr extends AtrFields {
  /** T of the protocols offered, in order, without the global T=15; [0] when none is named. */
  protocols: readonly number[];
  /** Absent when T=0 alone is offered. */
  checkByte?: number;
  /** False when TCK does not make the exclusive-or of T0 to TCK zero. */
  checkByteRight: boolean;
}

const DIRECT = 0x3b;
const INVERSE = 0x3f;
const MAX_BYTES = 33;
const TA = 0x10;
const TB = 0x20;
const TC = 0x40;
const TD = 0x80;

/** @throws CodecError `ATR_MALFORMED` with the offset where the structure breaks. A wrong TCK is told, not thrown. */
export function parseAtr(bytes: Uint8Array): Atr {
  if (bytes.length > MAX_BYTES)
    throw malformed(`an ATR has at most ${MAX_BYTES} bytes; this one has ${bytes.length}`, MAX_BYTES);
  let offset = 0;
  const next = (name: string): number => {
    const byte = bytes[offset];
    if (byte === undefined) throw malformed(`the ATR ends before ${name}`, offset);
    offset++;
    return byte;
  };
  const initial = next('TS');
  if (initial !== DIRECT && initial !== INVERSE) throw malformed('an ATR begins with 3B or 3F', 0);
  const format = next('T0');
  const groups: InterfaceGroup[] = [];
  for (let indicator = format & 0xf0; indicator !== 0; ) {
    const group: InterfaceGroup = {};
    const place = groups.length + 1;
    if (indicator & TA) group.ta = next(`TA${place}`);
    if (indicator & TB) group.tb = next(`TB${place}`);
    if (indicator & TC) group.tc = next(`TC${place}`);
    const td = indicator & TD ? next(`TD${place}`) : undefined;
    if (td !== undefined) group.protocol = td & 0x0f;
    groups.push(group);
    indicator = (td ?? 0) & 0xf0;
  }
  const count = format & 0x0f;
  if (offset + count > bytes.length)
    throw malformed(`T0 says ${count} historical bytes, ${bytes.length - offset} are there`, offset);
  const historical = bytes.slice(offset, offset + count);
  offset += count;
  const checked = needsCheckByte(groups);
  const atr: Atr = {
    convention: initial === DIRECT ? 'direct' : 'inverse',
    groups,
    historical,
    protocols: protocolsOf(groups),
    checkByteRight: true,
  };
  if (checked) {
    atr.checkByte = next('TCK');
    atr.checkByteRight = exclusiveOr(bytes.subarray(1, offset)) === 0;
  }
  if (offset < bytes.length)
    throw malformed(`${bytes.length - offset} bytes follow the end of the ATR`, offset);
  return atr;
}

/** With the check byte where the protocols ask for one. @throws CodecError `ATR_MALFORMED`, `HISTORICAL_BYTES_LENGTH`. */
export function encodeAtr(fields: AtrFields): Uint8Array {
  const { groups, historical } = fields;
  if (historical.length > 15) {
    throw new CodecError(
      'HISTORICAL_BYTES_LENGTH',
      `an ATR has at most 15 historical bytes, not ${historical.length}`,
    );
  }
  const bytes = [indicatorOf(groups[0]) | historical.length];
  groups.forEach((group, index) => {
    const following = groups[index + 1];
    if (indicatorOf(group) === 0) throw malformed(`interface group ${index + 1} is empty`);
    if (following !== undefined && group.protocol === undefined) {
      throw malformed(`interface group ${index + 1} needs a protocol, as another group follows`);
    }
    for (const byte of [group.ta, group.tb, group.tc]) if (byte !== undefined) bytes.push(byte);
    if (group.protocol !== undefined) bytes.push(indicatorOf(following) | group.protocol);
  });
  bytes.push(...historical);
  if (needsCheckByte(groups)) bytes.push(exclusiveOr(bytes));
  if (bytes.length >= MAX_BYTES)
    throw malformed(`an ATR has at most ${MAX_BYTES} bytes; this one would have ${bytes.length + 1}`);
  return Uint8Array.of(fields.convention === 'direct' ? DIRECT : INVERSE, ...bytes);
}

export interface AtrChoices {
  /** 0 to 15 bytes; the social security card has 13. */
  historical: Uint8Array;
  /** Default `T=0`. */
  protocol?: 'T=0' | 'T=1';
}

/** The ATR as the social security card has it: TB1 00, TC1 00, then `3B 6x 00 00` or for T=1 `3B Ex 00 00 01`. */
export function buildAtr({ historical, protocol = 'T=0' }: AtrChoices): Uint8Array {
  const group: InterfaceGroup = protocol === 'T=0' ? { tb: 0, tc: 0 } : { tb: 0, tc: 0, protocol: 1 };
  return encodeAtr({ convention: 'direct', groups: [group], historical });
}

/**
 * What PC/SC readers show for a contactless card with these historical bytes: `3B 8x 80 01` historical TCK.
 * PC/SC part 3, 3.1.3.2.3.1.
 */
export function pseudoAtr(historical: Uint8Array): Uint8Array {
  return encodeAtr({ convention: 'direct', groups: [{ protocol: 0 }, { protocol: 1 }], historical });
}

function indicatorOf(group: InterfaceGroup | undefined): number {
  if (group === undefined) return 0;
  const { ta, tb, tc, protocol } = group;
  return [ta, tb, tc, protocol].reduce<number>(
    (bits, part, index) => (part === undefined ? bits : bits | (TA << index)),
    0,
  );
}

function protocolsOf(groups: readonly InterfaceGroup[]): number[] {
  const named = groups.flatMap(({ protocol }) =>
    protocol === undefined || protocol === 15 ? [] : [protocol],
  );
  return named.length === 0 ? [0] : [...new Set(named)];
}

/** TCK is absent only when T=0 alone is named or nothing is. ISO/IEC 7816-3:2006, 8.2.5. */
function needsCheckByte(groups: readonly InterfaceGroup[]): boolean {
  return groups.some(({ protocol }) => protocol !== undefined && protocol !== 0);
}

function exclusiveOr(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum ^= byte;
  return sum;
}

function malformed(message: string, offset?: number): CodecError {
  return new CodecError('ATR_MALFORMED', message, offset);
}
