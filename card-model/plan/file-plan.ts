import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { RecordType } from '../../apdu/trace/card-dictionary.js';
import type { FileRules } from '../files/elementary-file.js';
import type { KeyType } from '../security/key-type.js';

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

export type FilePlan = TransparentPlan | LinearPlan | CyclicPlan;

export interface KeyPlan {
  /** As the personalisation data and the command line call it: 'SSSE.RK'. */
  readonly name: string;
  readonly type: KeyType;
  readonly reference: number;
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
  readonly keys: readonly KeyPlan[];
  readonly files: readonly FilePlan[];
  readonly directories: readonly DirectoryPlan[];
}

/** Count of bytes of all fields of a cyclic record. */
export function recordBytes(fields: readonly ElementPlan[]): number {
  return fields.reduce((sum, field) => sum + field.bytes, 0);
}
