/**
 * How the value of a tag is written: `n` decimal digits filled with 0 on the left, `cn` decimal digits filled with F on
 * the right, `an` characters, `b` bytes. EMV 4.3 Book 3, 4.3.
 */
export type TagFormat = 'n' | 'cn' | 'an' | 'b';

const NUMERIC: ReadonlySet<number> = new Set([
  0x5f24, 0x5f25, 0x5f28, 0x5f2a, 0x5f30, 0x5f34, 0x5f36, 0x9a, 0x9c, 0x9f01, 0x9f02, 0x9f03, 0x9f11, 0x9f15,
  0x9f1a, 0x9f21, 0x9f35, 0x9f39, 0x9f41, 0x9f42, 0x9f51, 0x9f54, 0x9f57, 0x9f5c, 0x9f5d, 0x9f6b, 0x9f6d,
  0x9f75, 0x9f76, 0x9f77, 0x9f78, 0x9f79, 0xdf62, 0xdf63, 0xdf71, 0xdf72, 0xdf76, 0xdf77, 0xdf78, 0xdf79,
]);

const COMPRESSED: ReadonlySet<number> = new Set([0x5a, 0x9f20]);

const ALPHANUMERIC: ReadonlySet<number> = new Set([
  0x50, 0x5f20, 0x5f2d, 0x8a, 0x9f0b, 0x9f12, 0x9f16, 0x9f1c, 0x9f1e, 0x9f1f, 0x9f4e, 0x9f61, 0x9f74,
]);

/** The format of a tag of the bank application; `b` for one that is not known. */
export function formatOfTag(tag: number): TagFormat {
  if (NUMERIC.has(tag)) return 'n';
  if (COMPRESSED.has(tag)) return 'cn';
  return ALPHANUMERIC.has(tag) ? 'an' : 'b';
}
