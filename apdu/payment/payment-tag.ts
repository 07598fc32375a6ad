import type { Bilingual } from '../codec/bilingual.js';
import type { BitMap } from './bit-field.js';
import type { CodeTable } from './codes-table.js';
import type { TagFormat } from './tag-format.js';

/** How a value is put into words, beyond its format. */
export type Reading =
  | 'amount'
  | 'date'
  | 'time'
  | 'counter'
  | 'currency'
  | 'country'
  | 'service-code'
  | 'data-object-list'
  | 'file-locator'
  | 'cvm-list'
  | 'cvm-results'
  | 'issuer-application-data'
  | 'track-2'
  | 'log-entry'
  | 'priority'
  | 'name'
  | 'certificate'
  | 'script'
  | 'values'
  | 'authentication-data'
  | 'issuer-authentication';

/** One data object of the bank application. */
export interface PaymentTag {
  readonly tag: number;
  readonly name: Bilingual;
  readonly format: TagFormat | 'template';
  /** Of the value, in bytes; `[least, most]`. */
  readonly length: readonly [least: number, most: number];
  readonly from: 'card' | 'terminal' | 'issuer';
  readonly source: string;
  /** Bits, codes or another form that the value has. */
  readonly bits?: BitMap;
  readonly codes?: CodeTable;
  readonly reading?: Reading;
}
