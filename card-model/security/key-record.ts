import type { CardAlgorithmName } from '../../crypto/index.js';
import { KEY_RECORD_BYTES } from '../files/file-coding.js';
import type { KeyImage } from './key.js';
import { MASTER_KEY } from './key-reference.js';
import { codeOf, keyTypeOfCode, opensRights, PIN_CODE } from './key-type.js';
import { isPinValue, PIN_BYTES, type PinImage } from './pin.js';

/**
 * The record that WRITE KEY carries, 18h bytes: type, key id, version, EF scope, retry counter, algorithm, security
 * level, length, value filled with FF to 16. Layout and types are those of a card system of the field (ssc-card.md
 * 2.3); scope FF (all files), level FF for an MK and 00 for others, algorithm 03 for SM4 are conventions.
 */
const FIELD = {
  TYPE: 0,
  REFERENCE: 1,
  VERSION: 2,
  SCOPE: 3,
  TRIES: 4,
  ALGORITHM: 5,
  LEVEL: 6,
  LENGTH: 7,
  VALUE: 8,
} as const;
const KEY_BYTES = 16;
const ALL_FILES = 0xff;
const LEVEL = { MASTER: 0xff, OTHER: 0x00 } as const;
const ALGORITHM_CODE = { '3DES': 0x00, SM4: 0x03 } as const satisfies Record<CardAlgorithmName, number>;
const MAXIMUM_TRIES = 15;
/** conventions, PIN commands: reference of the key that unblocks the PIN; it stands where keys have the algorithm. */
const PIN_UNBLOCKED_BY = 0x06;
const PIN_REFERENCE = 0x00;
const PIN_VERSION = 0x00;
const FILLER = 0xff;

/** A key or the PIN, as WRITE KEY brings it: all tries left. */
export type KeyRecord =
  | { readonly kind: 'key'; readonly key: KeyImage }
  | { readonly kind: 'pin'; readonly pin: PinImage };

export function encodeKeyRecord(record: KeyRecord): Uint8Array {
  const bytes = new Uint8Array(KEY_RECORD_BYTES).fill(FILLER);
  const set = (fields: readonly number[], value: Uint8Array) => {
    bytes.set(fields);
    bytes.set(value, FIELD.VALUE);
  };
  if (record.kind === 'pin') {
    const { value, maximumTries } = record.pin;
    const fields = [PIN_CODE, PIN_REFERENCE, PIN_VERSION, ALL_FILES, maximumTries, PIN_UNBLOCKED_BY];
    set([...fields, LEVEL.OTHER, value.length], value);
    return bytes;
  }
  const { type, reference, version, usage, maximumTries, algorithm, value } = record.key;
  const level = type === 'MK' ? LEVEL.MASTER : LEVEL.OTHER;
  const code = codeOf(type) ?? usage!;
  set(
    [code, reference, version, ALL_FILES, maximumTries, ALGORITHM_CODE[algorithm], level, value.length],
    value,
  );
  return bytes;
}

/** The key or PIN of a record; undefined when the bytes are none. */
export function decodeKeyRecord(bytes: Uint8Array): KeyRecord | undefined {
  if (bytes.length !== KEY_RECORD_BYTES || bytes[FIELD.SCOPE] !== ALL_FILES) return undefined;
  const length = bytes[FIELD.LENGTH]!;
  const maximumTries = bytes[FIELD.TRIES]!;
  const value = bytes.slice(FIELD.VALUE, FIELD.VALUE + Math.min(length, KEY_BYTES));
  const filled = bytes.subarray(FIELD.VALUE + length).every((byte) => byte === FILLER);
  if (length > KEY_BYTES || !filled || maximumTries > MAXIMUM_TRIES) return undefined;
  return bytes[FIELD.TYPE] === PIN_CODE
    ? decodePin(bytes, value, maximumTries)
    : decodeKey(bytes, value, maximumTries);
}

function decodePin(bytes: Uint8Array, value: Uint8Array, maximumTries: number): KeyRecord | undefined {
  const fits =
    bytes[FIELD.REFERENCE] === PIN_REFERENCE &&
    bytes[FIELD.VERSION] === PIN_VERSION &&
    bytes[FIELD.ALGORITHM] === PIN_UNBLOCKED_BY &&
    bytes[FIELD.LEVEL] === LEVEL.OTHER &&
    maximumTries > 0 &&
    value.length <= PIN_BYTES.maximum &&
    isPinValue(value, 0, value.length);
  return fits ? { kind: 'pin', pin: { value, triesLeft: maximumTries, maximumTries } } : undefined;
}

function decodeKey(bytes: Uint8Array, value: Uint8Array, maximumTries: number): KeyRecord | undefined {
  const type = keyTypeOfCode(bytes[FIELD.TYPE]!);
  const algorithm = (Object.keys(ALGORITHM_CODE) as CardAlgorithmName[]).find(
    (name) => ALGORITHM_CODE[name] === bytes[FIELD.ALGORITHM],
  );
  if (type === undefined || algorithm === undefined || value.length !== KEY_BYTES) return undefined;
  if (bytes[FIELD.LEVEL] !== (type === 'MK' ? LEVEL.MASTER : LEVEL.OTHER)) return undefined;
  // Only a key that cryptograms of the outside are compared with has a counter, and it must have one.
  if (opensRights(type) !== maximumTries > 0) return undefined;
  // Rights go by reference: the one of the MK must not be had with another key.
  if (opensRights(type) && (type === 'MK') !== (bytes[FIELD.REFERENCE] === MASTER_KEY)) return undefined;
  return {
    kind: 'key',
    key: {
      type,
      reference: bytes[FIELD.REFERENCE]!,
      version: bytes[FIELD.VERSION]!,
      ...(type === 'SAM' && { usage: bytes[FIELD.TYPE]! }),
      algorithm,
      value,
      triesLeft: maximumTries,
      maximumTries,
    },
  };
}
