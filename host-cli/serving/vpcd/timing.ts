export interface VpcdTiming {
  /** Between attempts to reach the driver: the first wait, doubled each time up to the longest. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /**
   * How long a card that was pulled stays away. pcscd looks for it every 0.4 s, and a card that is back before that was
   * never gone for it.
   */
  readonly absenceMs: number;
  /** After that long without a frame nobody seems to look at the card. */
  readonly unnoticedMs: number;
}

export const VPCD_TIMING: VpcdTiming = {
  firstWaitMs: 100,
  longestWaitMs: 2_000,
  absenceMs: 1_500,
  unnoticedMs: 5_000,
};

/** The wait before the next attempt, after `failures` of them, 1 or more, in a row. */
export function waitAfter(failures: number, { firstWaitMs, longestWaitMs }: VpcdTiming): number {
  return Math.min(firstWaitMs * 2 ** Math.min(failures - 1, 30), longestWaitMs);
}
