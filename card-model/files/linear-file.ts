import type { NonVolatileMemory, NonVolatilePlace } from '../kernel/non-volatile-memory.js';
import type { RightSource } from '../security/access-rule.js';
import { ElementaryFile, type FileHeader } from './elementary-file.js';

export interface LinearFileImage extends FileHeader {
  readonly kind: 'linear-fixed' | 'linear-variable';
  /** Length of the longest record there may be, with its tag and length. */
  readonly recordBytes: number;
  readonly maximumRecords: number;
  readonly records: readonly Uint8Array[];
}

/**
 * Records in the order of their creation, each one TLV with a tag and a length of one byte
 * (ssc-card.md 1.1); record 1 is the first. Records are added while there is room and never removed.
 */
export class LinearFile extends ElementaryFile {
  readonly kind: LinearFileImage['kind'];
  readonly recordBytes: number;
  readonly maximumRecords: number;
  /** Non-volatile; each record with its tag and length. */
  private readonly list: NonVolatilePlace<readonly Uint8Array[]>;

  constructor(image: LinearFileImage, rights: RightSource) {
    super(image, rights);
    this.kind = image.kind;
    this.recordBytes = image.recordBytes;
    this.maximumRecords = image.maximumRecords;
    this.list = { value: image.records.map((record) => record.slice()) };
  }

  get records(): readonly Uint8Array[] {
    return this.list.value;
  }

  get recordCount(): number {
    return this.list.value.length;
  }

  get full(): boolean {
    return this.recordCount === this.maximumRecords;
  }

  /** The record with that number, from 1. */
  record(number: number): Uint8Array | undefined {
    return this.list.value[number - 1];
  }

  /** Adds a record behind the last as part of the running command; the file must not be full. */
  append(memory: NonVolatileMemory, record: Uint8Array): void {
    memory.put(this.list, [...this.list.value, record.slice()]);
  }

  toImage(): LinearFileImage {
    const { fid, rules, issuerData, kind, recordBytes, maximumRecords } = this;
    const records = this.records.map((record) => record.slice());
    return { kind, fid, rules, issuerData, recordBytes, maximumRecords, records };
  }
}
