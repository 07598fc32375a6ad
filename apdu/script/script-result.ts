import type { ResponseApdu } from '../codec/response-apdu.js';
import type { Script, ScriptStep } from './script.js';

/**
 * `done`: nothing was to be checked. `tolerated`: an optional expectation was not met. `fault`: the link failed, or a
 * verb could not work. `skipped`: not reached.
 */
export type StepOutcome = 'done' | 'passed' | 'failed' | 'tolerated' | 'fault' | 'skipped';

export interface StepResult {
  step: ScriptStep;
  outcome: StepOutcome;
  /** For `failed` and `tolerated`: what was wanted and what came. */
  expected?: string;
  received?: string;
  /** The answer to a `send`. */
  answer?: ResponseApdu;
  /** Of a `reset`. */
  answerToReset?: Uint8Array;
  message?: string;
  durationMs: number;
}

export interface ScriptResult {
  script: Script;
  /** No expectation failed and no fault came. A refusal nobody expected anything of is neither. */
  passed: boolean;
  steps: readonly StepResult[];
  durationMs: number;
  /** What was thrown, such as a TransportError, when a step is a `fault`. */
  fault?: unknown;
}
