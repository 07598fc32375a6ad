import type { DecodedField } from '../../apdu/trace/decoded-exchange.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { Explanation } from '../decoding/explain-bytes.js';
import { printable } from './printable.js';

/** An explanation for people. */
export function explanationLines(
  { hex, sentence, fields, status }: Explanation,
  colours: TraceColours,
): string[] {
  const lines = [
    colours.sentence(sentence),
    `  ${colours.bytes(hex)}`,
    ...fieldLines(fields, '    ', colours),
  ];
  if (status === undefined) return lines;
  const { success, warning, refusal, hint } = colours;
  const paint = { success, more: success, warning, refusal }[status.kind];
  lines.push(`  ${paint(`${status.hex} ${status.name}`)}: ${status.meaning}`);
  if (status.hint !== undefined) lines.push(`  ${hint(`next: ${status.hint}`)}`);
  lines.push(`  ${colours.hidden(status.source)}`);
  return lines;
}

function fieldLines(fields: readonly DecodedField[], indent: string, colours: TraceColours): string[] {
  return fields.flatMap(({ label, hex, text, notes = [], fields: inner }) => {
    const below = fieldLines(inner ?? [], `${indent}  `, colours);
    const value =
      below.length > 0 ? '' : `  ${[colours.bytes(hex), printable(text ?? '')].filter(Boolean).join('  ')}`;
    const said = notes.map((note) => `${indent}  ${printable(note)}`);
    return [`${indent}${colours.label(label)}${value}`, ...said, ...below];
  });
}
