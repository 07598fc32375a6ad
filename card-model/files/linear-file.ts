import type { RightSource } from '../security/access-rule.js';
import { ElementaryFile, type FileHeader } from './elementary-file.js';

export interface LinearFileImage extends FileHeader {
  readonly kind: 'linear-fixed' | 'linear-variable';
  readonly records: readonly Uint8Array[];
}

/**
 * Records in the order of their creation, each one TLV with a tag and a length of one byte
 * (ssc-card.md 1.1); record 1 is the first.
 */
export class LinearFile extends ElementaryFile {
  readonly kind: LinearFileImage['kind'];
  /** Non-volatile; each record with its tag and length. */
  readonly records: readonly Uint8Array[];

  constructor(image: LinearFileImage, rights: RightSource) {
    super(image, rights);
    this.kind = image.kind;
    this.records = image.records.map((record) => record.slice());
  }

  get recordCount(): number {
    return this.records.length;
  }

  /** The record with that number, from 1. */
  record(number: number): Uint8Array | undefined {
    return this.records[number - 1];
  }

  toImage(): LinearFileImage {
    const { fid, rules, issuerData, kind } = this;
    return { kind, fid, rules, issuerData, records: this.records.map((record) => record.slice()) };
  }
}
