import { CodecError } from '../../apdu/codec/codec-error.js';
import { parseRecordTlv, type RecordTlv } from '../../apdu/codec/record-tlv.js';
import type { RecordEntry } from '../../apdu/trace/card-dictionary.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { cardDictionary } from '../../card-model/plan/dictionary.js';
import { GENERATIONS } from './generation.js';

const entriesOf = new WeakMap<Profile, readonly RecordEntry[]>();
/** Where the card is not known: what the newest generation has no name for, an older one may have. */
const NEWEST_FIRST: readonly Profile[] = Object.values(GENERATIONS).reverse();

/** Records of every file of the card; tags tell them apart across files. */
function knownRecords(profile: Profile): readonly RecordEntry[] {
  let entries = entriesOf.get(profile);
  if (entries === undefined) {
    entries = cardDictionary(profile).directories.flatMap(({ files = [] }) =>
      files.flatMap(({ records = [] }) => records.filter(({ tag }) => tag !== undefined)),
    );
    entriesOf.set(profile, entries);
  }
  return entries;
}

export interface KnownRecord {
  readonly object: RecordTlv;
  readonly entry: RecordEntry;
}

/**
 * The bytes as records of a card, when each has a tag and the length that the specification gives it.
 * @param profile of the card; without it all generations are asked, the newest first
 */
export function cardRecords(bytes: Uint8Array, profile?: Profile): KnownRecord[] | undefined {
  let objects: readonly RecordTlv[];
  try {
    objects = parseRecordTlv(bytes);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
  for (const candidate of profile === undefined ? NEWEST_FIRST : [profile]) {
    const found = objects.flatMap((object) => {
      const entry = knownRecords(candidate).find(
        ({ tag, length }) => tag === object.tag && length === object.value.length,
      );
      return entry === undefined ? [] : [{ object, entry }];
    });
    if (found.length > 0 && found.length === objects.length) return found;
  }
  return undefined;
}
