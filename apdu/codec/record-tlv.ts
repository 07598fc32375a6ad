import { CodecError } from './codec-error.js';

/**
 * A record of the social security card: tag and length are one byte each, whatever their bits. Tags such as 1F, 3F, 5F
 * and DF occur, so these are no BER-TLV objects.
 */
export interface RecordTlv {
  tag: number;
  /** 0 to 255 bytes. */
  value: Uint8Array;
}

/** @throws CodecError `TLV_TRUNCATED` when the bytes end inside an object. Values are views, not copies. */
export function parseRecordTlv(bytes: Uint8Array): RecordTlv[] {
  const records: RecordTlv[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const length = bytes[offset + 1];
    const end = offset + 2 + (length ?? 0);
    if (length === undefined || end > bytes.length) {
      throw new CodecError(
        'TLV_TRUNCATED',
        `the object at offset ${offset} ends beyond the ${bytes.length} bytes`,
        offset,
      );
    }
    records.push({ tag: bytes[offset]!, value: bytes.subarray(offset + 2, end) });
    offset = end;
  }
  return records;
}

/** @throws CodecError `TLV_TAG_INVALID`, `TLV_LENGTH_INVALID` for what does not fit one byte. */
export function encodeRecordTlv(...records: readonly RecordTlv[]): Uint8Array {
  const bytes: number[] = [];
  for (const { tag, value } of records) {
    if (!Number.isInteger(tag) || tag < 0 || tag > 0xff)
      throw new CodecError('TLV_TAG_INVALID', `tag ${tag} is no byte`);
    if (value.length > 0xff) {
      throw new CodecError(
        'TLV_LENGTH_INVALID',
        `a record value has at most 255 bytes; this one has ${value.length}`,
      );
    }
    bytes.push(tag, value.length, ...value);
  }
  return Uint8Array.from(bytes);
}
