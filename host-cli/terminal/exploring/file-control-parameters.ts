import { findTlv, parseTlv } from '../../../apdu/codec/ber-tlv.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { FILE_CONTROL } from '../../../card-model/commands/file-control.js';
import { LIFE_CYCLE, type LifeCycleName } from '../../../card-model/files/life-cycle.js';

/** What an FCP tells of a file or directory. ISO/IEC 7816-4:2005, table 12. */
export interface FileControlParameters {
  /** Of a transparent file. */
  readonly bytes?: number;
  /** Longest record, in bytes with tag and length. */
  readonly recordBytes?: number;
  readonly recordCount?: number;
  /** Undefined for values that are none of the card's states. */
  readonly lifeCycle?: LifeCycleName;
}

/** Descriptor: type, data coding, length of a record in two bytes, count of records in one or two. Table 12. */
const RECORD_BYTES_AT = 2;
const COUNT_AT = 4;

/** From the answer to SELECT with P2 = 04; nothing for bytes that are no FCP. */
export function parseFileControlParameters(answer: Uint8Array): FileControlParameters {
  const nodes = tryParse(answer);
  const contentsOf = (tag: number) => findTlv(nodes, [FILE_CONTROL.PARAMETERS, tag])?.value;
  const bytes = contentsOf(FILE_CONTROL.DATA_BYTES);
  const descriptor = contentsOf(FILE_CONTROL.DESCRIPTOR);
  const state = contentsOf(FILE_CONTROL.LIFE_CYCLE)?.[0];
  const lifeCycle = (Object.keys(LIFE_CYCLE) as LifeCycleName[]).find(
    (name) => LIFE_CYCLE[name].value === state,
  );
  const hasRecords = descriptor !== undefined && descriptor.length > COUNT_AT;
  return {
    ...(bytes && { bytes: numberOf(bytes) }),
    ...(hasRecords && {
      recordBytes: numberOf(descriptor.subarray(RECORD_BYTES_AT, COUNT_AT)),
      recordCount: numberOf(descriptor.subarray(COUNT_AT)),
    }),
    ...(lifeCycle && { lifeCycle }),
  };
}

function tryParse(answer: Uint8Array) {
  try {
    return parseTlv(answer, { mode: 'lenient' });
  } catch (error) {
    if (error instanceof CodecError) return [];
    throw error;
  }
}

const numberOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
