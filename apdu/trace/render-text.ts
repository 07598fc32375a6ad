import type { DecodedExchange, DecodedField } from './decoded-exchange.js';
import type { ExplainedStatus } from './explain-status.js';

type Paint = (text: string) => string;

/** How each part of a trace is coloured; give functions of any colour library. */
export interface TraceColours {
  sentence: Paint;
  bytes: Paint;
  label: Paint;
  success: Paint;
  warning: Paint;
  refusal: Paint;
  hint: Paint;
  hidden: Paint;
}

const plain: Paint = (text) => text;

export const NO_COLOURS: TraceColours = {
  sentence: plain,
  bytes: plain,
  label: plain,
  success: plain,
  warning: plain,
  refusal: plain,
  hint: plain,
  hidden: plain,
};

export interface RenderTextOptions {
  colours?: TraceColours;
  /** `brief`: bytes, sentence and status; `full` (default): every field too. */
  detail?: 'brief' | 'full';
}

const FIELD_INDENT = '      ';
const HINT_WORD = { en: 'next:', zh: '建议：' };

/** Lines for people, without line ends. */
export function renderText(exchange: DecodedExchange, options: RenderTextOptions = {}): string[] {
  const { colours = NO_COLOURS, detail = 'full' } = options;
  const { command, response, language } = exchange;
  const lines = [colours.sentence(command.sentence), `  > ${colours.bytes(command.hex)}`];
  if (detail === 'full') addFields(lines, command.fields.filter(isWorthALine), FIELD_INDENT, colours);
  if (isUnanswered(response)) return lines;
  lines.push(`  < ${colours.bytes(response.hex)}`);
  if (response.fault !== undefined) lines.push(`    ${colours.refusal(response.fault)}`);
  if (detail === 'full') addFields(lines, response.fields, FIELD_INDENT, colours);
  if (response.status !== undefined) {
    const { status } = response;
    lines.push(`    ${statusPaint(status, colours)(`${status.hex} ${status.name}`)}: ${status.meaning}`);
    const hint = hintOf(response, detail);
    if (hint !== undefined) {
      lines.push(`    ${colours.hint(`${HINT_WORD[language]} ${hint}`.replace('： ', '：'))}`);
    }
  }
  return lines;
}

/** A command alone, without its answer. */
function isUnanswered({ hex, status, fault }: DecodedExchange['response']): boolean {
  return hex === '' && status === undefined && fault === undefined;
}

/** What holds in this very place goes before what a status word says anywhere. */
function hintOf({ hint, status }: DecodedExchange['response'], detail: 'brief' | 'full'): string | undefined {
  // Who reads in brief sees the next command fetch what waits.
  if (status?.kind === 'more') return detail === 'full' ? hint : undefined;
  return hint ?? status?.hint;
}

/** The header bytes stand in the command line already. */
function isWorthALine(field: DecodedField): boolean {
  return field.text !== undefined || field.fields !== undefined || field.notes !== undefined;
}

function addFields(
  lines: string[],
  fields: readonly DecodedField[],
  indent: string,
  colours: TraceColours,
): void {
  for (const field of fields) {
    const { fields: inner = [], notes = [] } = field;
    const value = inner.length > 0 ? '' : ` ${valueOfField(field, colours)}`;
    lines.push(`${indent}${colours.label(field.label)}${value}`);
    for (const note of notes) lines.push(`${indent}  ${printable(note)}`);
    addFields(lines, inner, `${indent}  `, colours);
  }
}

function valueOfField({ hex, text, hidden }: DecodedField, colours: TraceColours): string {
  if (hidden) return colours.hidden(text ?? '');
  return text === undefined ? colours.bytes(hex) : `${colours.bytes(hex)}  ${printable(text)}`;
}

/** Card data may hold control characters that a terminal would obey. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}

function statusPaint({ kind }: ExplainedStatus, colours: TraceColours): Paint {
  if (kind === 'success' || kind === 'more') return colours.success;
  return kind === 'warning' ? colours.warning : colours.refusal;
}
