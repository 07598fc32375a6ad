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

const HINT_WORD = { en: 'next:', zh: '建议：' };

/** Lines for people, without line ends. */
export function renderText(exchange: DecodedExchange, options: RenderTextOptions = {}): string[] {
  const { colours = NO_COLOURS, detail = 'full' } = options;
  const { command, response, language } = exchange;
  const lines = [colours.sentence(command.sentence), `  > ${colours.bytes(command.hex)}`];
  if (detail === 'full') lines.push(...renderFields(command.fields.filter(isWorthALine), '      ', colours));
  lines.push(`  < ${colours.bytes(response.hex)}`);
  if (response.fault !== undefined) lines.push(`    ${colours.refusal(response.fault)}`);
  if (detail === 'full') lines.push(...renderFields(response.fields, '      ', colours));
  if (response.status !== undefined) {
    const { status } = response;
    lines.push(`    ${statusPaint(status, colours)(`${status.hex} ${status.name}`)}: ${status.meaning}`);
    if (status.hint !== undefined && status.kind !== 'more') {
      lines.push(`    ${colours.hint(`${HINT_WORD[language]} ${status.hint}`.replace('： ', '：'))}`);
    }
  }
  return lines;
}

/** The header bytes stand in the command line already. */
function isWorthALine(field: DecodedField): boolean {
  return field.text !== undefined || field.fields !== undefined || field.notes !== undefined;
}

function renderFields(fields: readonly DecodedField[], indent: string, colours: TraceColours): string[] {
  return fields.flatMap((field) => {
    const inner = renderFields(field.fields ?? [], `${indent}  `, colours);
    const value = inner.length > 0 ? '' : ` ${valueOfField(field, colours)}`;
    const notes = (field.notes ?? []).map((note) => `${indent}  ${printable(note)}`);
    return [`${indent}${colours.label(field.label)}${value}`, ...notes, ...inner];
  });
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
