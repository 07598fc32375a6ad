/** Hexadecimal of tests: spaces allowed on the way in, none on the way out. */
export function bytes(text: string): Uint8Array {
  const digits = text.replace(/\s/g, '');
  if (!/^([0-9A-Fa-f]{2})*$/.test(digits)) throw new Error(`'${text}' is not hexadecimal`);
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function hex(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}

/** One byte as two digits. */
export const hexByte = (value: number): string => value.toString(16).padStart(2, '0').toUpperCase();

/** The same byte `count` times. */
export const filled = (count: number, byte: string): string => byte.repeat(count);
