/** The card did what it promised never to do, or not what it promised. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

export function promise(kept: boolean, what: string): asserts kept {
  if (!kept) throw new BrokenPromise(what);
}

/** A status word as text. */
export const name = (sw: number): string => sw.toString(16).toUpperCase();
export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** 4 to 12 digits in BCD, an odd count filled with F. Conventions, PIN commands. */
export function isPin(value: Uint8Array): boolean {
  const digits = Buffer.from(value).toString('hex');
  return digits.length <= 12 && /^\d{4}$|^\d{5,}f?$/.test(digits) && digits.length % 2 === 0;
}
