import type { Bilingual } from '../codec/bilingual.js';

export type RecordType = 'an' | 'cn' | 'b' | 'dec' | 'tlv';

/** One record, or one inner field of a `tlv` record. */
export interface RecordEntry {
  /** From 1; absent for cyclic records, which all look alike, and for inner fields. */
  number?: number;
  /** Absent where the record is its bare value. */
  tag?: number;
  name: Bilingual;
  /** `an` text (GBK), `cn` BCD, `b` binary, `dec` big-endian number, `tlv` nested TLVs. */
  type: RecordType;
  /** Of the value, in bytes. */
  length: number;
  /** Inner fields of a `tlv` record, or the parts of a record of several fields, in order. */
  fields?: readonly RecordEntry[];
}

export type FileKind = 'transparent' | 'linear-fixed' | 'linear-variable' | 'cyclic' | 'internal';

export interface FileEntry {
  fid: number;
  /** Short file identifier, 1 to 30. */
  sfi?: number;
  kind: FileKind;
  name: Bilingual;
  records?: readonly RecordEntry[];
  /** The contents are secret and are never printed. */
  secret?: boolean;
}

export interface KeyEntry {
  reference: number;
  /** As the field writes it: `UK_SSSE`. */
  label: string;
  name: Bilingual;
  /** Tells keys with the same reference apart, such as `external-authentication` and `pin`. */
  purpose?: string;
}

export interface DirectoryEntry {
  /** Upper-case hexadecimal; absent for a directory without a DF name. */
  aid?: string;
  fid?: number;
  /** How people call it: `SSSE`, `DF04`. */
  label: string;
  name: Bilingual;
  /** The label of the directory above; absent at the top. File identifiers are looked up near the current directory first. */
  parent?: string;
  files?: readonly FileEntry[];
  keys?: readonly KeyEntry[];
}

/** What is where on a card, as plain data: the names a trace speaks with. */
export interface CardDictionary {
  title: Bilingual;
  directories: readonly DirectoryEntry[];
  /** Names of BER-TLV tags beyond those of ISO/IEC 7816-4 that the decoder knows. */
  tags?: readonly TagName[];
}

export interface TagName {
  tag: number;
  name: Bilingual;
  /** How the value reads; default binary. */
  type?: 'an' | 'cn' | 'b' | 'dec';
  /** Tags of the templates in which it has this name; absent: everywhere. */
  within?: readonly number[];
  /** What a value says, a line each, in place of its reading by type. It must not throw. */
  explain?(value: Uint8Array): readonly Bilingual[];
}
