import type { Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { HolderField } from '../terminal/reading/compose-fields.js';
import type { ElementReading, FileReading } from '../terminal/reading/file-reading.js';
import type { HolderReading } from '../terminal/reading/read-holder.js';
import { printable } from './printable.js';
import { alignedRows } from './table.js';

/** Bytes of a transparent file that are shown; `--json` has them all. */
const SHOWN_BYTES = 16;

/**
 * What `read` tells a person: the fields in a table, then why others are missing, then every file with `--all`.
 * @param advice the command that could read what is missing
 */
export async function readingLines(
  reading: HolderReading,
  all: boolean,
  advice: string | undefined,
  language: Language,
  colours: TraceColours,
): Promise<string[]> {
  const rows = reading.fields.map((field) => [
    colours.label(field.name[language]),
    fieldText(field, language, colours),
  ]);
  const lines = [...(await alignedRows(rows)), ...verdicts(reading, language, colours)];
  const missing = reading.fields.some(({ refused }) => refused !== undefined);
  if (missing && advice !== undefined) lines.push(colours.hint(`try: ${advice}`));
  if (!all) return lines;
  for (const file of reading.files) lines.push('', ...(await fileLines(file, language, colours)));
  return lines;
}

function fieldText(
  { value, meaning, raw, refused }: HolderField,
  language: Language,
  colours: TraceColours,
): string {
  if (refused !== undefined) return colours.warning('(not read)');
  if (value === '') return colours.hidden('-');
  return withMeaning(value ?? raw ?? '', meaning?.[language]);
}

const withMeaning = (value: string, meaning: string | undefined): string =>
  printable(meaning === undefined ? value : `${value} (${meaning})`);

/** Each reason once, however many fields it keeps from being read. */
function verdicts(
  { fields, internal, pin, authentications }: HolderReading,
  language: Language,
  { success, warning, refusal }: TraceColours,
): string[] {
  const lines: string[] = [];
  if (internal?.outcome === 'genuine')
    lines.push(success('the card has proved itself genuine (internal authentication)'));
  if (internal?.outcome === 'not-genuine') {
    lines.push(
      refusal('the card has not proved itself genuine: it is forged, or the keys are of another issuer'),
    );
  }
  if (internal?.outcome === 'refused') lines.push(refusal(internal.reason[language]));
  if (pin !== undefined && pin.outcome !== 'verified') lines.push(refusal(pin.reason[language]));
  for (const result of authentications) {
    if (result.outcome !== 'authenticated') lines.push(refusal(result.reason[language]));
  }
  const reasons = new Set(
    fields.flatMap(({ refused }) => (refused === undefined ? [] : [refused.reason[language]])),
  );
  for (const reason of reasons) lines.push(warning(`not read: ${reason}`));
  return lines.length === 0 ? [] : ['', ...lines];
}

async function fileLines(file: FileReading, language: Language, colours: TraceColours): Promise<string[]> {
  const heading = `${file.directory}.${file.file}`;
  const lines = [
    `${colours.sentence(heading)} ${file.name[language]}  ${colours.hidden(file.access[language])}`,
  ];
  if (file.refused !== undefined)
    lines.push(`  ${colours.warning(`not read: ${file.refused.reason[language]}`)}`);
  if (file.content !== undefined) lines.push(`  ${contentText(file.content)}`);
  const rows = (file.records ?? []).flatMap((record) => elementRows(record, '  ', language, colours));
  return [...lines, ...(await alignedRows(rows))];
}

function elementRows(
  { name, tag, value, meaning, raw, elements }: ElementReading,
  indent: string,
  language: Language,
  colours: TraceColours,
): string[][] {
  const label = `${tag === undefined ? '' : `${tag.toString(16).toUpperCase().padStart(2, '0')} `}${name[language]}`;
  const shown = value === '' ? colours.hidden('-') : withMeaning(value ?? raw, meaning?.[language]);
  const inner = (elements ?? []).flatMap((element) => elementRows(element, `${indent}  `, language, colours));
  return [[`${indent}${colours.label(label)}`, inner.length > 0 ? '' : shown], ...inner];
}

function contentText(hex: string): string {
  const bytes = `${hex.length / 2} bytes`;
  if (/^(FF)*$/.test(hex)) return `${bytes}, not written`;
  return hex.length > 2 * SHOWN_BYTES ? `${bytes}: ${hex.slice(0, 2 * SHOWN_BYTES)}...` : `${bytes}: ${hex}`;
}
