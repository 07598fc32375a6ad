import type { ResponseApdu } from '../codec/response-apdu.js';
import type { CaseHead, Script, ScriptStep, StepPlace } from './script.js';

/**
 * `done`: nothing was to be checked. `tolerated`: an optional expectation was not met. `fault`: the link failed, or a
 * step could not be done. `skipped`: not reached.
 */
export type StepOutcome = 'done' | 'passed' | 'failed' | 'tolerated' | 'fault' | 'skipped';

/** One command and its answer within a step. */
export interface ScriptExchange {
  /** As sent. */
  command: Uint8Array;
  /** Data and status word; absent when the card lost its power before it could answer. */
  response?: Uint8Array;
  durationMs: number;
  /** The command data come from a key or a PIN: never to be shown. */
  secret?: boolean;
}

export interface StepResult {
  step: ScriptStep;
  outcome: StepOutcome;
  /** For `failed` and `tolerated`: what was wanted and what came. */
  expected?: string;
  received?: string;
  /** The answer to a `send`. */
  answer?: ResponseApdu;
  /** Of a `reset`, or of any step that powered the card. */
  answerToReset?: Uint8Array;
  message?: string;
  durationMs: number;
  /** In order; several for a verb that speaks for itself. */
  exchanges?: readonly ScriptExchange[];
}

/** `error`: a fault, not a verdict on the card. `skipped`: not run, with the reason. */
export type CaseOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** One case of a script; a script without cases is one case. */
export interface CaseResult {
  head: CaseHead;
  /** Where it begins; in a loop several cases share one place and differ in their names. */
  place: StepPlace;
  outcome: CaseOutcome;
  /** Why it was skipped, or what went wrong first, one line. */
  reason?: string;
  /** Of the cold reset it began with; absent when the card was fresh, and for steps outside of cases. */
  answerToReset?: Uint8Array;
  /** In the order in which they ran, cleanup included. */
  steps: readonly StepResult[];
  durationMs: number;
}

export interface ScriptResult {
  script: Script;
  /** No expectation failed and no fault came. A refusal nobody expected anything of is neither. */
  passed: boolean;
  /** In order. Steps outside of every case are a case of their own, named after the script, when they did anything. */
  cases: readonly CaseResult[];
  durationMs: number;
  /** What was thrown, such as a TransportError, when the link failed and the run ended there. */
  fault?: unknown;
}
