import type { CaseHead, StepPlace } from '../script.js';
import type { CaseResult, ScriptExchange, StepResult } from '../script-result.js';

/** Collects what happens in one case. */
export class CaseRecorder {
  /** Of the reset that the case began with. */
  answerToReset: Uint8Array | undefined;
  readonly #steps: StepResult[] = [];
  readonly #startedAtMs: number;
  #exchanges: ScriptExchange[] = [];
  #bad: StepResult | undefined;
  #skipped: string | undefined;
  #failed: string | undefined;

  constructor(
    readonly head: CaseHead,
    private readonly place: StepPlace,
    private readonly clock: () => number,
  ) {
    this.#startedAtMs = clock();
  }

  /** Whether a step failed or could not be done. */
  get wentWrong(): boolean {
    return this.#bad !== undefined;
  }

  exchange(exchange: ScriptExchange): void {
    this.#exchanges.push(exchange);
  }

  step(result: StepResult): StepResult {
    const whole = this.#exchanges.length === 0 ? result : { ...result, exchanges: this.#exchanges };
    if (this.#exchanges.length > 0) this.#exchanges = [];
    this.#steps.push(whole);
    if (whole.outcome === 'fault' || whole.outcome === 'failed') this.#bad ??= whole;
    return whole;
  }

  skip(reason: string): void {
    this.#skipped = reason;
  }

  /** It could not even begin. */
  fail(error: unknown): void {
    this.#failed = error instanceof Error ? error.message : String(error);
  }

  result(): CaseResult {
    const { head, place, answerToReset } = this;
    const reason = this.#reason();
    return {
      head,
      place,
      outcome: this.#outcome(),
      ...(reason !== undefined && { reason }),
      ...(answerToReset !== undefined && { answerToReset }),
      steps: this.#steps,
      durationMs: this.clock() - this.#startedAtMs,
    };
  }

  #outcome(): CaseResult['outcome'] {
    if (this.#skipped !== undefined) return 'skipped';
    if (this.#failed !== undefined || this.#bad?.outcome === 'fault') return 'error';
    return this.#bad === undefined ? 'passed' : 'failed';
  }

  #reason(): string | undefined {
    if (this.#skipped !== undefined) return this.#skipped;
    if (this.#failed !== undefined) return this.#failed;
    if (this.#bad === undefined) return undefined;
    const { step, message, expected, received } = this.#bad;
    // What is wrong with a line of the script names its place itself.
    if (message?.startsWith(`${step.file}:${step.line}:`)) return message;
    const where = step.file === this.place.file ? `line ${step.line}` : `${step.file}, line ${step.line}`;
    const what =
      expected === undefined
        ? (message ?? 'the step did not succeed')
        : `expected ${expected}, received ${received}`;
    return `${where}: ${what}`;
  }
}
