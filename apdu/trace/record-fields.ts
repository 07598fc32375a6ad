import type { Language } from '../codec/bilingual.js';
import type { FileEntry } from './card-dictionary.js';
import { decodeRecord } from './decode-value.js';
import type { DecodedField } from './decoded-exchange.js';
import type { FileTarget } from './file-target.js';
import type { NameLookup } from './name-lookup.js';

/**
 * A record by its description; undefined where there is none. The tag in the bytes goes before the number, as
 * generations count records differently.
 */
export function recordFields(
  data: Uint8Array,
  { part }: FileTarget,
  file: FileEntry | undefined,
  names: NameLookup,
  language: Language,
): DecodedField[] | undefined {
  if (file === undefined || part.kind === 'bytes' || data.length === 0) return undefined;
  const byNumber = part.kind === 'record-number' ? names.recordByNumber(part.number, file) : undefined;
  const numbered = byNumber?.tag === undefined || byNumber.tag === data[0] ? byNumber : undefined;
  const entry = numbered ?? names.recordByTag(data[0]!, file) ?? names.recordByNumber(0, file);
  return entry === undefined ? undefined : [decodeRecord(data, entry, language)];
}
