/*
 * sm-crypto works on plain arrays. Loops, not Array.from or spread: those go through the iterator protocol and cost
 * more than the cipher itself.
 */

export function toArray(bytes: Uint8Array): number[] {
  const values: number[] = new Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) values[i] = bytes[i]!;
  return values;
}

export function toBytes(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = values[i]!;
  return bytes;
}
