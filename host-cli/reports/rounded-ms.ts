const PER_MS = 1000;

/** Milliseconds to the microsecond: clocks give more digits than they know. */
export function roundedMs(ms: number): number {
  return Math.round(ms * PER_MS) / PER_MS;
}
