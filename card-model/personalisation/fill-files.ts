import type { FileImage } from '../files/file-node.js';
import { type DirectoryPlan, type FilePlan, type LinearPlan, recordBytes } from '../plan/file-plan.js';
import { type CardData, DATA_SECTIONS, type ElementValue } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import { ELEMENT_RULES } from './element-rules.js';
import { encodeRecord, plainValue, tagName } from './encode-element.js';

/** Gives the value that is written for one that the data hold; `name` = 'SSSE.EF05.01'. */
export type Completion = (name: string, value: ElementValue) => ElementValue;

/** Bytes of files before anything was written (ssc-card.md 1.1). */
const UNPERSONALISED = 0xff;

const fileName = (fid: number): string => fid.toString(16).toUpperCase().padStart(4, '0');

/** The files of a directory with what the data say of them. @throws CardDataError */
export function fillFiles(directory: DirectoryPlan, data: CardData, complete: Completion): FileImage[] {
  const section = DATA_SECTIONS[directory.label as keyof typeof DATA_SECTIONS];
  const given: Readonly<Record<string, Record<string, unknown>>> = (section && data[section]) ?? {};
  const names = directory.files.map(({ fid }) => fileName(fid));
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown) {
    throw new CardDataError(
      `${section}.${unknown}`,
      `is no file of ${directory.label}; there are ${names.join(', ')}`,
    );
  }
  return directory.files.map((plan) => {
    const name = fileName(plan.fid);
    const place = { path: `${section}.${name}`, name: `${directory.label}.${name}` };
    return fillFile(plan, given[name], place, complete);
  });
}

interface Place {
  /** In the data: 'social.EF06'. */
  readonly path: string;
  /** On the card: 'SSSE.EF06'. */
  readonly name: string;
}

function fillFile(
  plan: FilePlan,
  given: Record<string, unknown> | undefined,
  place: Place,
  complete: Completion,
): FileImage {
  const header = { fid: plan.fid, rules: plan.rules, issuerData: plan.issuerData ?? false };
  if (plan.kind === 'linear-variable') {
    return { ...header, kind: plan.kind, records: fillRecords(plan, given ?? {}, place, complete) };
  }
  if (given) throw new CardDataError(place.path, 'cannot be filled from data: it has no elements with tags');
  if (plan.kind === 'transparent') {
    return { ...header, kind: plan.kind, content: new Uint8Array(plan.bytes).fill(UNPERSONALISED) };
  }
  const { kind, maximumRecords, fields } = plan;
  return { ...header, kind, recordBytes: recordBytes(fields), maximumRecords, records: [] };
}

function fillRecords(
  plan: LinearPlan,
  given: Record<string, unknown>,
  { path, name }: Place,
  complete: Completion,
): Uint8Array[] {
  const tags = plan.records.map(tagName);
  const unknown = Object.keys(given).find((tag) => !tags.includes(tag));
  if (unknown) {
    const allowed = [...new Set(tags)].join(', ');
    throw new CardDataError(`${path}.${unknown}`, `is no element of this file; there are ${allowed}`);
  }
  for (const [tag, values] of Object.entries(given)) {
    const places = tags.filter((other) => other === tag).length;
    const value = plainValue(values, `${path}.${tag}`);
    if (Array.isArray(value) && value.length > places) {
      throw new CardDataError(
        `${path}.${tag}`,
        `has ${value.length} values; the file has ${places} such records`,
      );
    }
  }
  return plan.records.map((record, index) => {
    const tag = tags[index]!;
    const turn = tags.slice(0, index).filter((other) => other === tag).length;
    const value =
      given[tag] === undefined ? undefined : nthValue(plainValue(given[tag], `${path}.${tag}`), turn);
    if (value === undefined) return encodeRecord(record, undefined, `${path}.${tag}`);
    check(`${name}.${tag}`, value, `${path}.${tag}`);
    return encodeRecord(record, complete(`${name}.${tag}`, value), `${path}.${tag}`);
  });
}

/** A single value goes into the first of equal records, a list fills them in order. */
function nthValue(value: ElementValue, turn: number): ElementValue | undefined {
  if (Array.isArray(value)) return value[turn];
  return turn === 0 ? value : undefined;
}

function check(name: string, value: ElementValue, path: string): void {
  const rule = ELEMENT_RULES[name];
  if (!rule || rule.allows(String(value))) return;
  throw new CardDataError(path, `'${String(value)}' is not allowed; it must be ${rule.allowed}`);
}
