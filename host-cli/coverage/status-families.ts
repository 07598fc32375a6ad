import type { Bilingual } from '../../apdu/codec/bilingual.js';
import {
  isBytesAvailable,
  isExactLength,
  isTriesLeft,
  STATUS_WORDS,
  type StatusWordEntry,
} from '../../apdu/codec/status-word.js';
import { explainStatus } from '../../apdu/trace/explain-status.js';

export interface StatusName {
  /** `6982`, or `61xx` for all that differ in a count alone. */
  readonly name: string;
  readonly meaning: Bilingual;
}

/** Every status word of the table, each family once. */
export const KNOWN_STATUS_NAMES: readonly StatusName[] = Object.values<StatusWordEntry>(STATUS_WORDS).map(
  ({ value, meaning }) => ({ name: nameOf(value), meaning }),
);

export function statusName(statusWord: number): StatusName {
  const name = nameOf(statusWord);
  const known = KNOWN_STATUS_NAMES.find((one) => one.name === name);
  if (known !== undefined) return known;
  const [en, zh] = [explainStatus(statusWord, 'en').meaning, explainStatus(statusWord, 'zh').meaning];
  return { name, meaning: { en, zh } };
}

function nameOf(statusWord: number): string {
  const hex = statusWord.toString(16).toUpperCase().padStart(4, '0');
  if (isBytesAvailable(statusWord) || isExactLength(statusWord)) return `${hex.slice(0, 2)}xx`;
  return isTriesLeft(statusWord) ? `${hex.slice(0, 3)}x` : hex;
}
