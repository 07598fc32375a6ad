import { toHex } from '../../apdu/bytes.js';
import { tagToHex } from '../../apdu/codec/ber-tlv.js';
import type { Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { PaymentStep } from '../terminal/index.js';
import { printable } from './printable.js';

/** A step of a payment: what was done, and each data object bit by bit. */
export function stepLines(
  { title, notes }: PaymentStep,
  language: Language,
  { sentence, label, bytes }: TraceColours,
): string[] {
  const lines = [sentence(`== ${title[language]}`)];
  for (const note of notes) {
    if ('text' in note) {
      lines.push(`   ${printable(note.text[language])}`);
      continue;
    }
    lines.push(`   ${label(`${tagToHex(note.tag)} ${note.name[language]}`)} ${bytes(toHex(note.value))}`);
    lines.push(...note.meaning.map((meaning) => `     ${printable(meaning[language])}`));
  }
  return lines;
}
