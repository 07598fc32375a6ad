import type { Bilingual } from '../../apdu/codec/bilingual.js';
import { describeStatusWord, isTriesLeft } from '../../apdu/codec/status-word.js';

/** The card answered a step with an error status word. */
export interface Refusal {
  readonly outcome: 'refused';
  readonly statusWord: number;
  /** What was asked of the card. */
  readonly step: Bilingual;
  /** The step and what the status word says of it, fit to be shown. */
  readonly reason: Bilingual;
  /** From 63Cx. */
  readonly triesLeft?: number;
}

/** The card answered, but not with what its specification prescribes. */
export interface Unintelligible {
  readonly outcome: 'not-understood';
  /** `CARD_IDENTIFICATION`: the 卡识别码; `VERSION`: the 规范版本. */
  readonly part: 'CARD_IDENTIFICATION' | 'VERSION';
  readonly reason: Bilingual;
}

const TRIES_MASK = 0x0f;

export function hexOfStatus(statusWord: number): string {
  return statusWord.toString(16).toUpperCase().padStart(4, '0');
}

export function refusal(step: Bilingual, statusWord: number): Refusal {
  const reason = reasonOf(step, statusWord);
  const triesLeft = triesOf(statusWord);
  return { outcome: 'refused', statusWord, step, reason, ...(triesLeft !== undefined && { triesLeft }) };
}

/** The step with the meaning of the status word behind it. */
export function reasonOf(step: Bilingual, statusWord: number): Bilingual {
  const { meaning } = describeStatusWord(statusWord);
  const hex = hexOfStatus(statusWord);
  return { en: `${step.en}: ${meaning.en} (${hex})`, zh: `${step.zh}：${meaning.zh}（${hex}）` };
}

/** The count of 63Cx; undefined for every other status word. */
export function triesOf(statusWord: number): number | undefined {
  return isTriesLeft(statusWord) ? statusWord & TRIES_MASK : undefined;
}
