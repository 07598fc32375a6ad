import type { RunScriptOptions } from '../run-options.js';
import type { ScriptStep } from '../script.js';
import { ScriptError } from '../script-error.js';
import type { ScriptExchange } from '../script-result.js';
import type { Found } from '../step-context.js';
import type { CaseRecorder } from './case-recorder.js';
import type { RunningCard } from './running-card.js';
import type { RunningContext } from './running-context.js';

export type StepOptions = Pick<RunScriptOptions, 'observer' | 'continueAfterFailure'> & {
  readonly clock: () => number;
};

/** Takes steps one after the other and tells what came of each. */
export class StepRunner {
  /** Of the case that runs. */
  recorder: CaseRecorder;
  /** What the link threw; nothing is run after it. */
  fault: { readonly error: unknown } | undefined;
  #step: ScriptStep | undefined;

  constructor(
    recorder: CaseRecorder,
    private readonly options: StepOptions,
  ) {
    this.recorder = recorder;
  }

  exchange(exchange: ScriptExchange): void {
    this.recorder.exchange(exchange);
    this.options.observer?.exchange?.(exchange, this.#step!);
  }

  /** Whether to go on. A step that waits for nothing is not waited for: there may be many. */
  take(step: ScriptStep, context: RunningContext, card: RunningCard): boolean | Promise<boolean> {
    const { observer, clock } = this.options;
    this.#step = step;
    card.faultExpected = step.faultExpected === true;
    observer?.stepStarted?.(step);
    const startedAtMs = clock();
    let taken: Found | Promise<Found>;
    try {
      taken = step.take(context);
    } catch (error) {
      return this.#finish(step, this.#faultOf(error), startedAtMs);
    }
    if (!(taken instanceof Promise)) return this.#finish(step, taken, startedAtMs);
    return taken.then(
      (found) => this.#finish(step, found, startedAtMs),
      (error: unknown) => this.#finish(step, this.#faultOf(error), startedAtMs),
    );
  }

  #finish(step: ScriptStep, found: Found, startedAtMs: number): boolean {
    const { observer, clock, continueAfterFailure } = this.options;
    const result = this.recorder.step({ step, ...found, durationMs: clock() - startedAtMs });
    observer?.stepFinished?.(result);
    if (found.outcome === 'fault') return false;
    return found.outcome !== 'failed' || continueAfterFailure === true;
  }

  /** A line that cannot be worked out is the script's affair; whatever else is thrown is the link's. */
  #faultOf(error: unknown): Found {
    if (error instanceof ScriptError) return { outcome: 'fault', message: reasonOf(error) };
    this.fault = { error };
    return { outcome: 'fault', message: error instanceof Error ? error.message : String(error) };
  }
}

/** One line without the line of the script, which may hold a secret. */
function reasonOf({ reason, file, line, column }: ScriptError): string {
  return `${file}:${line}:${column}: ${reason}`;
}
