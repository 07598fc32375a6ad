import type { Bilingual } from '../codec/bilingual.js';

/** One bit, or one value of several bits, of a data object. */
export interface BitField {
  /** From 1, as the standards count. */
  readonly byte: number;
  readonly mask: number;
  /** What the bits of `mask` hold when this is meant. */
  readonly value: number;
  readonly name: Bilingual;
  /** Where the source differs from that of the map, or is uncertain. */
  readonly source?: string;
  /** It says nothing that is worth a line. */
  readonly silent?: true;
}

/** Every bit of a data object that has a meaning. */
export interface BitMap {
  readonly name: Bilingual;
  readonly bytes: number;
  readonly source: string;
  readonly fields: Readonly<Record<string, BitField>>;
}

/** One bit, 8 the highest, as the standards count. */
export function bit(byte: number, number: number, en: string, zh: string, source?: string): BitField {
  const mask = 1 << (number - 1);
  return { byte, mask, value: mask, name: { en, zh }, ...(source !== undefined && { source }) };
}

/** One value of the bits of `mask`; 0 is a value like others. */
export function choice(
  byte: number,
  mask: number,
  value: number,
  en: string,
  zh: string,
  source?: string,
): BitField {
  return { byte, mask, value, name: { en, zh }, ...(source !== undefined && { source }) };
}

/** Whether the bits hold the value of the field; false beyond the end of the bytes. */
export function hasBits(bytes: Uint8Array, { byte, mask, value }: BitField): boolean {
  const held = bytes[byte - 1];
  return held !== undefined && (held & mask) === value;
}

/** Writes the value of the field into the bytes, in place. */
export function setBits(bytes: Uint8Array, { byte, mask, value }: BitField): void {
  bytes[byte - 1] = (bytes[byte - 1]! & ~mask) | value;
}

/** Writes 0 into the bits of the field, in place. */
export function clearBits(bytes: Uint8Array, { byte, mask }: BitField): void {
  bytes[byte - 1] = bytes[byte - 1]! & ~mask;
}

/**
 * What the bytes say, a line for each bit that is set and each value of several bits; a bit that the map does not have
 * is told as such, and so is another length. Never empty.
 */
export function describeBits(bytes: Uint8Array, map: BitMap): Bilingual[] {
  const lines: Bilingual[] = [];
  if (bytes.length !== map.bytes) lines.push(otherLength(bytes.length, map.bytes));
  const fields = Object.values(map.fields);
  for (const [index, held] of bytes.entries()) {
    const own = fields.filter(({ byte }) => byte === index + 1);
    const found = own.filter((field) => hasBits(bytes, field));
    let unknown = held;
    for (const { mask } of found) unknown &= ~mask;
    const unnamed = [0x80, 0x40, 0x20, 0x10, 8, 4, 2, 1]
      .filter((mask) => unknown & mask)
      .map((mask) => ({ mask, name: UNDEFINED }));
    const told = [...found.filter(({ silent }) => !silent), ...unnamed].sort((a, b) => b.mask - a.mask);
    lines.push(...told.map(({ mask, name }) => line(index + 1, mask, name)));
  }
  return lines.length > 0 ? lines : [NOTHING];
}

const UNDEFINED = { en: 'not defined', zh: '未定义' };
const NOTHING = { en: 'no bit is set', zh: '所有位均为 0' };

function otherLength(length: number, expected: number): Bilingual {
  return {
    en: `${length} bytes where ${expected} are expected`,
    zh: `长度 ${length} 字节，应为 ${expected} 字节`,
  };
}

function line(byte: number, mask: number, name: Bilingual): Bilingual {
  const high = 32 - Math.clz32(mask);
  const low = Math.clz32(1) - Math.clz32(mask & -mask) + 1;
  const en = high === low ? `bit ${high}` : `bits ${high}-${low}`;
  const zh = high === low ? `位 ${high}` : `位 ${high}-${low}`;
  return { en: `byte ${byte}, ${en}: ${name.en}`, zh: `字节 ${byte} ${zh}：${name.zh}` };
}
