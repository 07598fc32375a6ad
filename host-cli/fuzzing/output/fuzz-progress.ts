import type { Language } from '../../../apdu/codec/bilingual.js';
import type { LiveLine } from '../../campaigns/progress.js';
import type { TextSink } from '../../output/streams.js';
import type { Progress } from '../explore.js';

/** Tells how far an exploration is, while it runs. */
export interface FuzzProgress {
  tell(progress: Progress): void;
  /** Other lines come now: nothing of it may be left where they stand. */
  clear(): void;
  end(): void;
}

/** More often no eye follows. */
const LIVE_INTERVAL_MS = 100;
/** Where output is kept, a line now and then shows that the program lives. */
const PLAIN_INTERVAL_MS = 10_000;

/** A line that changes, on a terminal; plain lines elsewhere. */
export async function fuzzProgressOn(
  sink: TextSink,
  language: Language,
  clock: () => number = () => performance.now(),
): Promise<FuzzProgress> {
  if (sink.isTTY !== true) return new PlainProgress(sink, language, clock);
  const { createLogUpdate } = await import('log-update');
  return new LiveProgress(createLogUpdate(sink as NodeJS.WritableStream), language, clock);
}

/** '52 000 commands, 51 230 a second, 140 lives, 1 finding' */
export function progressLine(
  { commands, lives, findings, durationMs }: Progress,
  language: Language,
): string {
  const rate = Math.round(commands / Math.max(durationMs / 1000, 0.001));
  if (language === 'zh') return `已发 ${commands} 条命令，每秒 ${rate} 条，${lives} 轮，发现 ${findings} 处`;
  const found = findings === 1 ? '1 finding' : `${findings} findings`;
  return `${commands} commands, ${rate} a second, ${lives} lives, ${found}`;
}

/** At most one line in an interval. */
abstract class Paced implements FuzzProgress {
  #toldAtMs: number;

  constructor(
    private readonly language: Language,
    private readonly clock: () => number,
    private readonly intervalMs: number,
    first: number,
  ) {
    this.#toldAtMs = first;
  }

  tell(progress: Progress): void {
    const nowMs = this.clock();
    if (nowMs - this.#toldAtMs < this.intervalMs) return;
    this.#toldAtMs = nowMs;
    this.show(progressLine(progress, this.language));
  }

  protected abstract show(line: string): void;
  abstract clear(): void;
  abstract end(): void;
}

class PlainProgress extends Paced {
  constructor(
    private readonly sink: TextSink,
    language: Language,
    clock: () => number,
  ) {
    super(language, clock, PLAIN_INTERVAL_MS, clock());
  }

  protected show(line: string): void {
    this.sink.write(`sscard fuzz: ${line}\n`);
  }

  clear(): void {}

  end(): void {}
}

export class LiveProgress extends Paced {
  constructor(
    private readonly line: LiveLine,
    language: Language,
    clock: () => number,
  ) {
    super(language, clock, LIVE_INTERVAL_MS, Number.NEGATIVE_INFINITY);
  }

  protected show(line: string): void {
    this.line(line);
  }

  clear(): void {
    this.line.clear();
  }

  end(): void {
    this.line.clear();
    this.line.done();
  }
}
