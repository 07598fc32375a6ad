import { CodecError } from '../../apdu/codec/codec-error.js';
import { parseRecordTlv, type RecordTlv } from '../../apdu/codec/record-tlv.js';
import type { RecordEntry } from '../../apdu/trace/card-dictionary.js';
import { cardDictionary } from '../../card-model/plan/dictionary.js';
import { gen3 } from '../../card-model/profiles/gen3.js';

let entries: readonly RecordEntry[] | undefined;

/** Records of every file of the card; tags tell them apart across files. */
function knownRecords(): readonly RecordEntry[] {
  entries ??= cardDictionary(gen3).directories.flatMap(({ files = [] }) =>
    files.flatMap(({ records = [] }) => records.filter(({ tag }) => tag !== undefined)),
  );
  return entries;
}

/** The bytes as records of the card, when each has a tag and the length that the specification gives it. */
export function cardRecords(bytes: Uint8Array): { object: RecordTlv; entry: RecordEntry }[] | undefined {
  let objects: readonly RecordTlv[];
  try {
    objects = parseRecordTlv(bytes);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
  const found = objects.flatMap((object) => {
    const entry = knownRecords().find(
      ({ tag, length }) => tag === object.tag && length === object.value.length,
    );
    return entry === undefined ? [] : [{ object, entry }];
  });
  return found.length > 0 && found.length === objects.length ? found : undefined;
}
