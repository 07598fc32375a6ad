import type { CaseHead } from '../../../apdu/script/script.js';
import type { CaseOutcome, StepOutcome } from '../../../apdu/script/script-result.js';
import type { ToldExchange } from './tell-exchange.js';

/** A step in words; secrets are out of it. */
export interface ToldStep {
  readonly kind: 'step';
  readonly file: string;
  readonly line: number;
  /** As the script has it, without values that may be secret; bytes that were sent stand in hexadecimal. */
  readonly text: string;
  readonly outcome: StepOutcome;
  readonly expected?: string;
  readonly received?: string;
  readonly message?: string;
  readonly answerToReset?: Uint8Array;
  readonly exchanges: readonly ToldExchange[];
  readonly durationMs: number;
}

/** Steps that stand here and are not shown. */
export interface ToldGap {
  readonly kind: 'gap';
  readonly steps: number;
  readonly exchanges: number;
}

export interface ToldFailure {
  /** As the report shows it, without its exchanges. */
  readonly step: ToldStep;
  /** The exchange it was about, explained in lines; none when nothing had been sent. */
  readonly exchange: readonly string[];
}

export interface ToldCase {
  readonly head: CaseHead;
  readonly file: string;
  readonly line: number;
  readonly outcome: CaseOutcome;
  readonly reason?: string;
  readonly durationMs: number;
  readonly steps: readonly (ToldStep | ToldGap)[];
  readonly stepCount: number;
  readonly exchangeCount: number;
  /** Of a case that failed in one of its steps. */
  readonly failure?: ToldFailure;
}
