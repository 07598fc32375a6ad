/** A round trip through a fixed driver takes 0.1 ms; the driver of Debian waits some 40 ms between the two parts. */
const STALL_MS = 20;
/** One may be the fault of a busy machine. */
const STALLS_TO_TELL = 3;

/**
 * Recognises the slow driver: the length of a command comes alone, and the command long after it.
 */
export class StallWatch {
  #loneSinceMs: number | undefined;
  #stalls = 0;

  /** @param tell called once, with the wait in milliseconds */
  constructor(
    private readonly tell: (waitedMs: number) => void,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** A length has come, and nothing of its command. */
  lengthAlone(): void {
    this.#loneSinceMs = this.clock();
  }

  /** More has come. */
  commandCame(): void {
    if (this.#loneSinceMs === undefined) return;
    const waitedMs = this.clock() - this.#loneSinceMs;
    this.#loneSinceMs = undefined;
    if (waitedMs > STALL_MS && ++this.#stalls === STALLS_TO_TELL) this.tell(waitedMs);
  }
}
