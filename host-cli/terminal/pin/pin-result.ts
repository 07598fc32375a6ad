import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { type Refusal, refusal } from '../refusal.js';

/** The PIN shown was wrong; `triesLeft` 0 means that it has just been blocked. */
export interface PinWrong extends Omit<Refusal, 'outcome' | 'triesLeft'> {
  readonly outcome: 'wrong-pin';
  readonly triesLeft: number;
}

/** Too many wrong entries came before; only unblock or reload help. */
export interface PinBlocked extends Omit<Refusal, 'outcome' | 'triesLeft'> {
  readonly outcome: 'blocked';
}

export type PinRefusal = PinWrong | PinBlocked | Refusal;

/** What the card's answer to a command with a PIN means when it is not 9000. */
export function pinRefusal(step: Bilingual, statusWord: number): PinRefusal {
  const { triesLeft, ...rest } = refusal(step, statusWord);
  if (triesLeft !== undefined) return { ...rest, outcome: 'wrong-pin', triesLeft };
  return { ...rest, outcome: statusWord === SW.METHOD_BLOCKED ? 'blocked' : 'refused' };
}
