/** Times of the PC/SC socket service, in milliseconds. */
export interface PcscTiming {
  /** How long a card keeps its power after the last program has left it. */
  readonly powerOffAfterMs: number;
  /**
   * How long the answer to a request stays back while another client has the card for himself. After that the client
   * is told; libpcsclite then sleeps 100 ms and asks again.
   */
  readonly holdMs: number;
}

/** The first is pcscd's own. */
export const PCSC_TIMING: PcscTiming = { powerOffAfterMs: 5_000, holdMs: 1_000 };
