import type { CaseOutcome } from '../../apdu/script/script-result.js';
import type { TextSink } from '../output/streams.js';

/** Tells how far a campaign is, while it runs. */
export interface Progress {
  /** What is at work now. */
  running(what: string): void;
  finished(outcome: CaseOutcome): void;
  /** Nothing of it is left on the screen. */
  end(): void;
}

export const NO_PROGRESS: Progress = { running() {}, finished() {}, end() {} };

/** Milliseconds between two pictures: more often no eye follows. */
const INTERVAL_MS = 80;

/**
 * A line that changes, on a terminal; where output is kept or passed on there is none, as the lines of the cases tell
 * enough.
 */
export async function progressOn(
  sink: TextSink,
  clock: () => number = () => performance.now(),
): Promise<Progress> {
  if (sink.isTTY !== true) return NO_PROGRESS;
  const { createLogUpdate } = await import('log-update');
  return new LiveProgress(createLogUpdate(sink as NodeJS.WritableStream), clock);
}

/** What draws the line; text replaces the text before. */
export interface LiveLine {
  (text: string): void;
  clear(): void;
  done(): void;
}

export class LiveProgress implements Progress {
  readonly #counts: Record<CaseOutcome, number> = { passed: 0, failed: 0, error: 0, skipped: 0 };
  #drawnAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly line: LiveLine,
    private readonly clock: () => number,
  ) {}

  running(what: string): void {
    const nowMs = this.clock();
    if (nowMs - this.#drawnAtMs < INTERVAL_MS) return;
    this.#drawnAtMs = nowMs;
    this.line(`${this.#told()}  ${what}`);
  }

  finished(outcome: CaseOutcome): void {
    this.#counts[outcome]++;
    // The lines of the case come where the line stood.
    this.line.clear();
  }

  end(): void {
    this.line.clear();
    this.line.done();
  }

  #told(): string {
    const { passed, failed, error, skipped } = this.#counts;
    const parts = [`${passed} passed`];
    if (failed + error > 0) parts.push(`${failed + error} failed`);
    if (skipped > 0) parts.push(`${skipped} skipped`);
    return parts.join(', ');
  }
}
