import type { CaseHead, ScriptStep } from './script.js';
import type { CaseResult, ScriptExchange, StepResult } from './script-result.js';
import type { CardControls } from './step-context.js';
import type { Value } from './value.js';

/** Told of everything as it happens; bytes are as they were, secrets included. */
export interface ScriptObserver {
  /** A case begins, with the answer to the reset it began with, if it made one. */
  caseStarted?(head: CaseHead, answerToReset?: Uint8Array): void;
  stepStarted?(step: ScriptStep): void;
  exchange?(exchange: ScriptExchange, step: ScriptStep): void;
  stepFinished?(result: StepResult): void;
  caseFinished?(result: CaseResult): void;
}

export interface RunScriptOptions {
  readonly observer?: ScriptObserver;
  /** Go on within a case after a failed expectation. Default false. */
  readonly continueAfterFailure?: boolean;
  /** Run no further case after one that did not pass. Default false. */
  readonly failFast?: boolean;
  /** Milliseconds from any fixed instant. */
  readonly clock?: () => number;
  /** Of the functions that need it; default the platform's. */
  readonly random?: (count: number) => Uint8Array;
  /** For steps that only a card of this process can take. */
  readonly controls?: CardControls;
  /** 1, 2 or 3; absent when it is not known. */
  readonly generation?: string;
  /** Variables that have a value when the script begins. */
  readonly variables?: ReadonlyMap<string, Value>;
  /** What is at hand of what cases need; absent: everything. */
  readonly abilities?: ReadonlySet<string>;
  /** Whether cases may run that cannot be undone. Default true: a script says what it does. */
  readonly allowDestructive?: boolean;
  /** The cases to run; the others are left out of the result. */
  readonly selects?: (head: CaseHead) => boolean;
}
