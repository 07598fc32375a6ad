import type { Bilingual } from '../codec/bilingual.js';
import type { StatusWordName } from '../codec/status-word.js';
import type { CardInterface } from '../transport/card-port.js';

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

/**
 * Who may do a thing, as plain data. `key` is the reference of a key for EXTERNAL AUTHENTICATE in the directory that the
 * rule belongs to; `pin` is the PIN of the nearest directory upwards that has one.
 */
export type AccessRuleEntry =
  | 'always'
  | 'never'
  | { readonly pin: true }
  | { readonly key: number }
  | { readonly interface: CardInterface }
  | { readonly anyOf: readonly AccessRuleEntry[] }
  | { readonly allOf: readonly AccessRuleEntry[] };

export interface FileEntry {
  fid: number;
  /** Short file identifier, 1 to 30. */
  sfi?: number;
  kind: FileKind;
  name: Bilingual;
  records?: readonly RecordEntry[];
  /** The contents are secret and are never printed. */
  secret?: boolean;
  rules?: { readonly read: AccessRuleEntry; readonly update: AccessRuleEntry };
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
  /** An application begins here. */
  headOfApplication?: boolean;
  hasPin?: boolean;
  files?: readonly FileEntry[];
  keys?: readonly KeyEntry[];
}

/** Whose keys are meant: the current directory's, those of the head of its application, or of the owner of its PIN. */
export type KeyPlace = 'directory' | 'application' | 'pin';

/** What a card wants of a command beyond what its description says. */
export interface CommandEntry {
  /** As the description calls it: `PIN UNBLOCK / RELOAD`. */
  name: string;
  /** A right that its effect asks for. */
  needs?: { readonly rule: AccessRuleEntry; readonly of: KeyPlace };
  /** The key of its MAC, by its purpose. */
  macKey?: { readonly purpose: string; readonly reference?: number; readonly of: KeyPlace };
  /**
   * What its refusals mean and what helps, by the name of the status word. `{key}` stands for the key that P2 names,
   * `{tries}` for the tries left.
   */
  refusals?: Readonly<Partial<Record<StatusWordName, Bilingual>>>;
  /** It begins or ends the building of a card, while which the rules of files do not hold. */
  building?: 'begins' | 'ends';
}

/** What is where on a card, as plain data: the names a trace speaks with. */
export interface CardDictionary {
  title: Bilingual;
  directories: readonly DirectoryEntry[];
  /** By the names of commands. */
  commands?: readonly CommandEntry[];
  /** Length of a GET CHALLENGE answer that authentication and secure messaging accept, in bytes. */
  challengeBytes?: number;
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
