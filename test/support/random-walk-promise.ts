/** The card did what it promised never to do, or not what it promised. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

export function promise(kept: boolean, what: string): asserts kept {
  if (!kept) throw new BrokenPromise(what);
}

/** A status word as text. */
export const name = (sw: number): string => sw.toString(16).toUpperCase();
