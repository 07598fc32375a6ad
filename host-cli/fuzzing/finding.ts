import type { FuzzStep } from './fuzz-step.js';
import { isSecretLeak } from './invariants/secret-leak.js';
import type { LifeChoice } from './lives/card-life.js';
import type { Breach, PlayedStep } from './player.js';

/** A breach with the shortest way to it that was found. */
export interface Finding {
  /** From 1. */
  readonly number: number;
  readonly breach: Breach;
  readonly steps: readonly FuzzStep[];
  /** The same steps as they went when they were played last. */
  readonly played: readonly PlayedStep[];
  readonly choice: LifeChoice;
  /** Steps of the life in which it was found, before they were cut down. */
  readonly stepsBefore: number;
  readonly minimal: boolean;
  /** It came again when its steps were played once more; without that only chance or time may have brought it. */
  readonly repeated: boolean;
}

const RESET = 'reset';

/** What makes two breaches the same finding: the invariant, the instruction, and the invariant's own mark. */
export function signatureOf({ invariant, command, mark }: Breach): string {
  const about = command === undefined ? RESET : (command[1] ?? 0).toString(16);
  return `${invariant.name} ${about} ${mark ?? ''}`;
}

/** The answer may be shown: it holds no secret. */
export function mayBeShown({ invariant }: Breach): boolean {
  return !isSecretLeak(invariant);
}
