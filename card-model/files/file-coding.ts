import { concatBytes } from '../../apdu/bytes.js';
import type { AccessRule } from '../security/access-rule.js';
import { decodeRule, encodeRule, RULE_BYTES } from '../security/rule-coding.js';
import type { FileRules } from './elementary-file.js';

/**
 * The data of CREATE FILE: 16 bytes, and the DF name behind those of a directory. Length and first byte are the
 * field's (T514 in ssc-card.md 3), 38 for directories is that of ISO/IEC 7816-4 table 14; the rest is a convention:
 *
 *     EF   kind FID2 size2 flags read-rule4 update-rule4 FF FF
 *     DF   38 FID2 application flags FF x 11 [DF name of 5 to 16 bytes]
 *
 * Flags of a DF: 01 an application begins there, 02 it is blocked until its issuer unblocks it.
 * Size: bytes of a binary file; count and length of records; count of keys and 18h for the internal file.
 */
const CREATION_BYTES = 16;
const FILLER = 0xff;

export const FILE_KIND_CODE = {
  internal: 0xc3,
  transparent: 0xc4,
  'linear-fixed': 0xc5,
  'linear-variable': 0xc6,
  cyclic: 0xc7,
  directory: 0x38,
} as const;

type KindName = keyof typeof FILE_KIND_CODE;

/** Bytes of one key record, as WRITE KEY carries it. */
export const KEY_RECORD_BYTES = 0x18;

const ISSUER_DATA = 0x01;
const HEAD_OF_APPLICATION = 0x01;
const BLOCKED = 0x02;
const AID_BYTES = { minimum: 5, maximum: 16 } as const;
const LONGEST_RECORD = 0xff;

interface NewFileHeader {
  readonly fid: number;
  readonly rules: FileRules;
  readonly issuerData: boolean;
}

/** What CREATE FILE makes. */
export type NewFile =
  | ({ readonly kind: 'directory'; readonly fid: number; readonly aid?: Uint8Array } & {
      /** Code of the application that answers in the directory. */
      readonly application: number;
      readonly headOfApplication: boolean;
      /** It begins blocked, until it is unblocked. */
      readonly blocked?: true;
    })
  | { readonly kind: 'internal'; readonly fid: number; readonly keyRoom: number }
  | ({ readonly kind: 'transparent'; readonly bytes: number } & NewFileHeader)
  | ({
      readonly kind: 'linear-fixed' | 'linear-variable' | 'cyclic';
      readonly maximumRecords: number;
      readonly recordBytes: number;
    } & NewFileHeader);

const uint16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);
const filler = (count: number): Uint8Array => new Uint8Array(count).fill(FILLER);

/**
 * @throws RangeError for an access rule that has no coding, which `checkPlan` refuses in a profile, and for records
 * that no command can carry
 */
export function encodeNewFile(file: NewFile): Uint8Array {
  const head = concatBytes(Uint8Array.of(FILE_KIND_CODE[file.kind]), uint16(file.fid));
  if (file.kind === 'directory') {
    const flags = (file.headOfApplication ? HEAD_OF_APPLICATION : 0) | (file.blocked ? BLOCKED : 0);
    const rest = Uint8Array.of(file.application, flags);
    return concatBytes(head, rest, filler(CREATION_BYTES - head.length - rest.length), file.aid ?? filler(0));
  }
  return concatBytes(head, sizeOf(file), ...rightsOf(file), filler(2));
}

function sizeOf(file: Exclude<NewFile, { kind: 'directory' }>): Uint8Array {
  switch (file.kind) {
    case 'internal':
      return Uint8Array.of(file.keyRoom, KEY_RECORD_BYTES);
    case 'transparent':
      return uint16(file.bytes);
    default:
      if (file.recordBytes > LONGEST_RECORD) {
        throw new RangeError(
          `records of ${file.recordBytes} bytes: CREATE FILE tells at most ${LONGEST_RECORD}`,
        );
      }
      return Uint8Array.of(file.maximumRecords, file.recordBytes);
  }
}

function rightsOf(file: Exclude<NewFile, { kind: 'directory' }>): Uint8Array[] {
  if (file.kind === 'internal') return [Uint8Array.of(0), codeOf('never'), codeOf('never')];
  return [
    Uint8Array.of(file.issuerData ? ISSUER_DATA : 0),
    codeOf(file.rules.read),
    codeOf(file.rules.update),
  ];
}

function codeOf(rule: AccessRule): Uint8Array {
  const code = encodeRule(rule);
  if (!code) throw new RangeError('an access rule of the profile has no coding');
  return code;
}

/** What the data of CREATE FILE ask for; undefined when they are none. */
export function decodeNewFile(data: Uint8Array): NewFile | undefined {
  if (data.length < CREATION_BYTES) return undefined;
  const kind = (Object.keys(FILE_KIND_CODE) as KindName[]).find((name) => FILE_KIND_CODE[name] === data[0]);
  if (kind === undefined) return undefined;
  const fid = (data[1]! << 8) | data[2]!;
  if (kind === 'directory') return decodeDirectory(fid, data);
  if (data.length !== CREATION_BYTES || !isFilled(data, 14)) return undefined;
  const flags = data[5]!;
  const read = decodeRule(data.subarray(6, 6 + RULE_BYTES));
  const update = decodeRule(data.subarray(10, 10 + RULE_BYTES));
  if (read === undefined || update === undefined || (flags & ~ISSUER_DATA) !== 0) return undefined;
  if (kind === 'internal') {
    const sized = data[3]! > 0 && data[4] === KEY_RECORD_BYTES;
    const hidden = read === 'never' && update === 'never' && flags === 0;
    return sized && hidden ? { kind, fid, keyRoom: data[3]! } : undefined;
  }
  const header = { fid, rules: { read, update }, issuerData: flags === ISSUER_DATA };
  if (kind === 'transparent') {
    const bytes = (data[3]! << 8) | data[4]!;
    return bytes > 0 && bytes <= 0x7fff ? { kind, bytes, ...header } : undefined;
  }
  const maximumRecords = data[3]!;
  const recordBytes = data[4]!;
  const fits = maximumRecords > 0 && maximumRecords < 0xff && recordBytes >= (kind === 'cyclic' ? 1 : 2);
  return fits ? { kind, maximumRecords, recordBytes, ...header } : undefined;
}

function decodeDirectory(fid: number, data: Uint8Array): NewFile | undefined {
  const flags = data[4]!;
  const nameBytes = data.length - CREATION_BYTES;
  const named = nameBytes >= AID_BYTES.minimum && nameBytes <= AID_BYTES.maximum;
  if ((flags & ~(HEAD_OF_APPLICATION | BLOCKED)) !== 0 || !isFilled(data, 5) || (nameBytes > 0 && !named))
    return undefined;
  return {
    kind: 'directory',
    fid,
    ...(named && { aid: data.slice(CREATION_BYTES) }),
    application: data[3]!,
    headOfApplication: (flags & HEAD_OF_APPLICATION) !== 0,
    ...((flags & BLOCKED) !== 0 && { blocked: true as const }),
  };
}

/** Whether the bytes from an offset to the end of the sixteen are as nobody has set them. */
function isFilled(data: Uint8Array, start: number): boolean {
  return data.subarray(start, CREATION_BYTES).every((byte) => byte === FILLER);
}
