import { fromHex } from '../../apdu/bytes.js';
import type { FileRules } from '../files/elementary-file.js';
import type { FileImage } from '../files/file-node.js';
import {
  type DirectoryFilling,
  type DirectoryPlan,
  type ElementPlan,
  type FilePlan,
  type LinearPlan,
  recordBytes,
  type TemplatesPlan,
} from '../plan/file-plan.js';
import { canonicalRule } from '../security/rule-coding.js';
import { type CardData, DATA_SECTIONS, type ElementValue, type FileData } from './card-data.js';
import { CardDataError, refusedValue } from './card-data-error.js';
import { ELEMENT_RULES } from './element-rules.js';
import { encodeRecord, fileName, plainValue, refuseNumber, tagName } from './encode-element.js';

/** Gives the value that is written for what the data hold, if they do; `name` = 'SSSE.EF05.01'. */
export type Completion = (name: string, value: ElementValue | undefined) => ElementValue | undefined;

/** Bytes of files before anything was written (ssc-card.md 1.1). */
const UNPERSONALISED = 0xff;

const BASE64 = 'base64:';

/**
 * The files of a directory with what the data say of them. Names that are of no file or element here are passed over.
 * @throws CardDataError
 */
export function fillFiles(
  directory: DirectoryPlan,
  data: CardData,
  complete: Completion,
  filling: DirectoryFilling = {},
): FileImage[] {
  const section = DATA_SECTIONS[directory.label as keyof typeof DATA_SECTIONS];
  const given: Readonly<Record<string, FileData>> = (section && data[section]) ?? {};
  return directory.files.map((plan) => {
    const name = fileName(plan.fid);
    const place = { path: `${section}.${name}`, name: `${directory.label}.${name}` };
    if (plan.kind === 'templates') return templates(plan, filling.records?.get(plan.fid) ?? []);
    return fillFile(plan, given[name], place, complete);
  });
}

function templates(plan: TemplatesPlan, records: readonly Uint8Array[]): FileImage {
  const { fid, rules, maximumRecords, recordBytes } = plan;
  const header = { fid, rules: canonicalRules(rules), issuerData: false };
  return { ...header, kind: 'linear-variable', recordBytes, maximumRecords, records };
}

const canonicalRules = ({ read, update }: FileRules): FileRules => ({
  read: canonicalRule(read),
  update: canonicalRule(update),
});

interface Place {
  /** In the data: 'social.EF06'. */
  readonly path: string;
  /** On the card: 'SSSE.EF06'. */
  readonly name: string;
}

function fillFile(
  plan: Exclude<FilePlan, TemplatesPlan>,
  given: FileData | undefined,
  place: Place,
  complete: Completion,
): FileImage {
  const header = { fid: plan.fid, rules: canonicalRules(plan.rules), issuerData: plan.issuerData ?? false };
  if (plan.kind === 'transparent') {
    return { ...header, kind: plan.kind, content: fillContent(plan.bytes, given, place) };
  }
  if (typeof given === 'string') throw new CardDataError(place.path, 'has records: give elements by tag');
  if (plan.kind === 'linear-variable') {
    const records = fillRecords(plan, given ?? {}, place, complete);
    const recordBytes = Math.max(...records.map(({ length }) => length));
    return { ...header, kind: plan.kind, recordBytes, maximumRecords: records.length, records };
  }
  if (given) throw new CardDataError(place.path, 'cannot be filled from data: it has no elements with tags');
  const { kind, maximumRecords, fields } = plan;
  return { ...header, kind, recordBytes: recordBytes(fields), maximumRecords, records: [] };
}

/** The bytes that the data have, and FF to the end of the file. */
function fillContent(bytes: number, given: FileData | undefined, { path }: Place): Uint8Array {
  if (given !== undefined && typeof given !== 'string') {
    throw new CardDataError(path, "is one string of bytes: give hexadecimal digits, or 'base64:' and BASE64");
  }
  const content = new Uint8Array(bytes).fill(UNPERSONALISED);
  const data = given === undefined ? new Uint8Array(0) : bytesOfText(given);
  if (data.length > bytes) {
    throw new CardDataError(path, `has ${data.length} bytes; the file has room for ${bytes}`);
  }
  content.set(data);
  return content;
}

function bytesOfText(text: string): Uint8Array {
  if (!text.startsWith(BASE64)) return fromHex(text);
  return Uint8Array.from(atob(text.slice(BASE64.length)), (character) => character.charCodeAt(0));
}

function fillRecords(
  plan: LinearPlan,
  given: Record<string, unknown>,
  { path, name }: Place,
  complete: Completion,
): Uint8Array[] {
  const tags = plan.records.map(tagName);
  for (const tag of new Set(tags)) refuseTooMany(tags, tag, given[tag], `${path}.${tag}`);
  return plan.records.map((record, index) => {
    const tag = tags[index]!;
    const place = `${path}.${tag}`;
    const turn = tags.slice(0, index).filter((other) => other === tag).length;
    const value = given[tag] === undefined ? undefined : nthValue(plainValue(given[tag], place), turn);
    if (value !== undefined) check(record, `${name}.${tag}`, value, place);
    return encodeRecord(record, complete(`${name}.${tag}`, value), place);
  });
}

function refuseTooMany(tags: readonly string[], tag: string, given: unknown, path: string): void {
  const places = tags.filter((other) => other === tag).length;
  const value = given === undefined ? [] : plainValue(given, path);
  if (!Array.isArray(value) || value.length <= places) return;
  throw new CardDataError(path, `has ${value.length} values; the file has ${places} such records`);
}

/** A single value goes into the first of equal records, a list fills them in order. */
function nthValue(value: ElementValue, turn: number): ElementValue | undefined {
  if (Array.isArray(value)) return value[turn];
  return turn === 0 ? value : undefined;
}

function check(plan: ElementPlan, name: string, value: ElementValue, path: string): void {
  refuseNumber(plan, value, path);
  const rule = ELEMENT_RULES[name];
  if (!rule || rule.allows(String(value))) return;
  const { allowed } = rule;
  throw refusedValue(path, value, typeof allowed === 'string' ? allowed : allowed(String(value)));
}
