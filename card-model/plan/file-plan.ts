import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { RecordType } from '../../apdu/trace/card-dictionary.js';
import type { CardAlgorithmName } from '../../crypto/index.js';
import type { DataObjectImage } from '../files/data-objects.js';
import type { FileRules } from '../files/elementary-file.js';
import type { FileNode } from '../files/file-node.js';
import type { KeyImage } from '../security/key.js';
import type { KeyType } from '../security/key-type.js';
import { MAXIMUM_VERSIONS } from '../security/key-version.js';
import type { PinImage } from '../security/pin.js';

/** One data element: a record of a file, or a field inside a record. */
export interface ElementPlan {
  /** One byte; absent for the fields of a cyclic record. */
  readonly tag?: number;
  readonly type: RecordType;
  /** Of the value. */
  readonly bytes: number;
  readonly name: Bilingual;
  /** Inner elements of a `tlv`. */
  readonly elements?: readonly ElementPlan[];
}

interface FilePlanHeader {
  readonly fid: number;
  readonly name: Bilingual;
  readonly rules: FileRules;
  /** Readable while the application is not in service. */
  readonly issuerData?: boolean;
}

export interface TransparentPlan extends FilePlanHeader {
  readonly kind: 'transparent';
  readonly bytes: number;
}

export interface LinearPlan extends FilePlanHeader {
  readonly kind: 'linear-variable';
  /** One a record, in order. */
  readonly records: readonly ElementPlan[];
}

export interface CyclicPlan extends FilePlanHeader {
  readonly kind: 'cyclic';
  readonly maximumRecords: number;
  readonly fields: readonly ElementPlan[];
}

/** Records that the data make whole, such as the templates of the bank application. */
export interface TemplatesPlan extends FilePlanHeader {
  readonly kind: 'templates';
  readonly maximumRecords: number;
  /** Length of the longest record there may be. */
  readonly recordBytes: number;
}

export type FilePlan = TransparentPlan | LinearPlan | CyclicPlan | TemplatesPlan;

/** How a file of the plan is built on the card. */
export const fileKind = ({ kind }: FilePlan): FileNode['kind'] =>
  kind === 'templates' ? 'linear-variable' : kind;

/** What the data make of a directory beside what its tables say. */
export interface DirectoryFilling {
  /** DF name, where the data have another one than the tables. */
  readonly aid?: Uint8Array;
  readonly keys?: readonly KeyImage[];
  readonly pin?: PinImage;
  readonly objects?: readonly DataObjectImage[];
  /** Records of `templates` files by file identifier. */
  readonly records?: ReadonlyMap<number, readonly Uint8Array[]>;
}

export interface KeyPlan {
  /** As the personalisation data and the command line call it: 'SSSE.RK'. */
  readonly name: string;
  readonly type: KeyType;
  readonly reference: number;
  /** Only of SAM keys: usage byte of the diversification (ssc-card.md 2.2). */
  readonly usage?: number;
  /** Key of the data that is taken where they have none of this name: 'MF.MK'. */
  readonly orElse?: string;
  /** What the key opens or does, in words. */
  readonly purpose: Bilingual;
}

/** A directory as the standard describes it, without the data of any holder. */
export interface DirectoryPlan {
  /** 'MF', 'SSSE', 'DF01'...: the first part of the names of its keys. */
  readonly label: string;
  readonly name: Bilingual;
  readonly fid: number;
  /** DF name in hexadecimal. */
  readonly aid?: string;
  /** Id of the application that answers here. */
  readonly application: string;
  /** An application begins here, with a life cycle of its own. */
  readonly headOfApplication?: boolean;
  readonly hasPin?: boolean;
  /** It stays blocked, not for good, on a card whose applications are to be activated later. */
  readonly blockedUntilActive?: boolean;
  /** Of its keys; default: that of the profile. */
  readonly algorithm?: CardAlgorithmName;
  /** It holds, as SAM keys, every master key of the data that a PSAM has, whichever card key it opens. */
  readonly holdsMasterKeys?: boolean;
  /**
   * Fills the directory from the data of a card, the `CardData` of personalisation; undefined when they have nothing
   * for it: then it is left out.
   */
  fill?(data: unknown): DirectoryFilling | undefined;
  readonly keys: readonly KeyPlan[];
  readonly files: readonly FilePlan[];
  readonly directories: readonly DirectoryPlan[];
}

/** Count of bytes of all fields of a cyclic record. */
export function recordBytes(fields: readonly ElementPlan[]): number {
  return fields.reduce((sum, field) => sum + field.bytes, 0);
}

const MAXIMUM_KEY_ROOM = 0xff;

/**
 * How many keys and PINs the internal file of a directory has room for: every key in four versions, and the PIN; where
 * the data decide which keys there are, as many as there can be.
 */
export function keyRoom({ keys, hasPin, holdsMasterKeys }: DirectoryPlan): number {
  if (holdsMasterKeys) return MAXIMUM_KEY_ROOM;
  return Math.min(MAXIMUM_VERSIONS * keys.length + (hasPin ? 1 : 0), MAXIMUM_KEY_ROOM);
}
