import type { Captured } from './verdict.js';

/** Bytes of which only the bits in the masks count, with a name where they are captured. */
export interface PatternRun {
  readonly values: readonly number[];
  /** Absent: every bit counts. */
  readonly masks?: readonly number[];
  readonly captures?: readonly { readonly name: string; readonly offset: number; readonly count: number }[];
  /** The name of what stands between the run before and this one. */
  readonly gap?: string;
}

/** Runs of bytes with any bytes between two of them. */
export type BytePattern = readonly PatternRun[];

/**
 * Where each run stands in the bytes: the first at the start, the last at the end, each other at the first place it
 * fits after the one before. Undefined when they do not fit.
 */
export function placeRuns(bytes: Uint8Array, runs: BytePattern): readonly number[] | undefined {
  const first = runs[0]!;
  const last = runs.at(-1)!;
  if (!fitsAt(bytes, 0, first)) return undefined;
  if (runs.length === 1) return bytes.length === first.values.length ? START : undefined;
  const offsets = [0];
  let offset = first.values.length;
  for (let index = 1; index < runs.length - 1; index++) {
    const run = runs[index]!;
    while (offset <= bytes.length && !fitsAt(bytes, offset, run)) offset++;
    offsets.push(offset);
    offset += run.values.length;
  }
  const lastOffset = bytes.length - last.values.length;
  if (lastOffset < offset || !fitsAt(bytes, lastOffset, last)) return undefined;
  offsets.push(lastOffset);
  return offsets;
}

const START: readonly number[] = [0];

function fitsAt(bytes: Uint8Array, offset: number, { values, masks }: PatternRun): boolean {
  if (offset + values.length > bytes.length) return false;
  for (let index = 0; index < values.length; index++) {
    const byte = bytes[offset + index]!;
    if ((masks === undefined ? byte : byte & masks[index]!) !== values[index]) return false;
  }
  return true;
}

/** The captured bytes by name; undefined when the pattern captures none. */
export function capturedBytes(
  bytes: Uint8Array,
  runs: BytePattern,
  offsets: readonly number[],
): Captured | undefined {
  if (runs.every(({ captures, gap }) => captures === undefined && gap === undefined)) return undefined;
  const captured = new Map<string, Uint8Array>();
  let end = 0;
  runs.forEach((run, index) => {
    const start = offsets[index]!;
    if (run.gap !== undefined) captured.set(run.gap, bytes.slice(end, start));
    for (const { name, offset, count } of run.captures ?? [])
      captured.set(name, bytes.slice(start + offset, start + offset + count));
    end = start + run.values.length;
  });
  return captured;
}
