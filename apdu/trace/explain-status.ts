import type { Language } from '../codec/bilingual.js';
import { describeStatusWord, isBytesAvailable, SW } from '../codec/status-word.js';

export interface ExplainedStatus {
  /** Four upper-case digits. */
  hex: string;
  kind: 'success' | 'more' | 'warning' | 'refusal';
  name: string;
  meaning: string;
  /** What to try next. */
  hint?: string;
  source: string;
}

/** A status word in one language, for any 16-bit number. */
export function explainStatus(statusWord: number, language: Language = 'en'): ExplainedStatus {
  const { name, meaning, hint, source } = describeStatusWord(statusWord);
  const explained: ExplainedStatus = {
    hex: statusWord.toString(16).toUpperCase().padStart(4, '0'),
    kind: kindOf(statusWord),
    name,
    meaning: meaning[language],
    source,
  };
  if (hint !== undefined) explained.hint = hint[language];
  return explained;
}

/** 62xx and 63xx are warnings by ISO/IEC 7816-4:2005, 5.1.3, yet 63xx tells of a refused PIN or key. */
function kindOf(statusWord: number): ExplainedStatus['kind'] {
  if (statusWord === SW.SUCCESS) return 'success';
  if (isBytesAvailable(statusWord)) return 'more';
  return statusWord >> 8 === 0x62 ? 'warning' : 'refusal';
}
