import type { Language } from '../../apdu/codec/bilingual.js';
import { plainText } from './telling/plain-text.js';
import { shortHex } from './telling/short-exchange.js';
import type { ToldCase } from './telling/told-case.js';
import { REPORT_WORDS } from './words-table.js';

/** What went wrong in a case: expected, received, the place in the script, and the exchange explained. */
export function failureText({ failure, reason, file, line }: ToldCase, language: Language): string {
  if (failure === undefined) return plainText(`${reason ?? ''}\n${file}:${line}`.trim());
  const { step, exchange } = failure;
  const lines = [
    row('expected', step.expected, language),
    row('received', step.received, language),
    row('message', step.message, language),
    row('at', `${step.file}:${step.line}: ${step.text}`, language),
  ].flat();
  return plainText([...lines, ...(exchange.length > 0 ? ['', ...exchange] : [])].join('\n'));
}

function row(
  word: 'expected' | 'received' | 'message' | 'at',
  value: string | undefined,
  language: Language,
): string[] {
  return value === undefined ? [] : [`${REPORT_WORDS[word][language].padEnd(8)}  ${shortHex(value)}`];
}
