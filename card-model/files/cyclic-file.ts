import type { NonVolatileMemory } from '../kernel/non-volatile-memory.js';
import type { RightSource } from '../security/access-rule.js';
import { ElementaryFile, type FileHeader } from './elementary-file.js';

export interface CyclicFileImage extends FileHeader {
  readonly kind: 'cyclic';
  readonly recordBytes: number;
  readonly maximumRecords: number;
  /** Newest first. */
  readonly records: readonly Uint8Array[];
}

const NEXT_SLOT = 0;
const COUNT = 1;

/** A ring of records without tag: record 1 is the newest, a new one replaces the oldest when the ring is full. */
export class CyclicFile extends ElementaryFile {
  readonly kind = 'cyclic';
  readonly recordBytes: number;
  private readonly slots: readonly Uint8Array[];
  /** Non-volatile: the slot that is written next, and how many slots hold a record. */
  private readonly position = new Uint8Array(2);

  constructor(image: CyclicFileImage, rights: RightSource) {
    super(image, rights);
    this.recordBytes = image.recordBytes;
    this.slots = Array.from({ length: image.maximumRecords }, () => new Uint8Array(image.recordBytes));
    for (const [age, record] of image.records.entries())
      this.slots[image.records.length - 1 - age]!.set(record);
    this.position[COUNT] = image.records.length;
    this.position[NEXT_SLOT] = image.records.length % image.maximumRecords;
  }

  get maximumRecords(): number {
    return this.slots.length;
  }

  get recordCount(): number {
    return this.position[COUNT]!;
  }

  record(number: number): Uint8Array | undefined {
    if (number < 1 || number > this.recordCount) return undefined;
    return this.slots[(this.position[NEXT_SLOT]! - number + this.slots.length) % this.slots.length];
  }

  /** Writes a new record 1 of `recordBytes` bytes as part of the running command. */
  append(memory: NonVolatileMemory, source: Uint8Array, start: number): void {
    const slot = this.position[NEXT_SLOT]!;
    memory.write(this.slots[slot]!, 0, source, start, this.recordBytes);
    const count = Math.min(this.recordCount + 1, this.slots.length);
    memory.write(this.position, 0, Uint8Array.of((slot + 1) % this.slots.length, count));
  }

  toImage(): CyclicFileImage {
    const { fid, rules, issuerData, kind, recordBytes, maximumRecords } = this;
    const records = Array.from({ length: this.recordCount }, (_, index) => this.record(index + 1)!.slice());
    return { kind, fid, rules, issuerData, recordBytes, maximumRecords, records };
  }
}
