import type { FileImage } from '../../../card-model/files/file-node.js';
import type { MapFile } from './card-map.js';

/** What a served read has told. */
export type FileReading =
  | {
      readonly kind: 'record';
      /** From 1. */
      readonly number: number;
      readonly bytes: Uint8Array;
      /** The terminal asked for fewer bytes than the record may have. */
      readonly beginning: boolean;
    }
  | { readonly kind: 'stretch'; readonly offset: number; readonly bytes: Uint8Array };

/** What a write has changed. */
export type FileChange =
  | { readonly kind: 'record'; readonly number: number; readonly bytes: Uint8Array }
  | { readonly kind: 'stretch'; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'append'; readonly bytes: Uint8Array };

/** The last that happened to a file, beside being read as it was. */
export type FilePast = 'given' | 'read' | 'refused-update' | 'updated' | 'appended' | 'torn';

/** After so many power failures in a row nobody knows any more what stands in a file. */
const MOST_ALTERNATIVES = 4;

/** One way the contents of a file may be, as far as they are known. */
class Contents {
  constructor(
    /** Records in the order of their numbers; a hole is not known. */
    private records: readonly (Uint8Array | undefined)[],
    private bytes: Uint8Array | undefined,
    /** Of `bytes`: 1 where they are known; without it they all are. */
    private known: Uint8Array | undefined,
    /** There are no more records than these. */
    private readonly complete = false,
  ) {}

  static of(file: MapFile): Contents {
    const given: FileImage | undefined = file.contents;
    if (file.kind === 'transparent') {
      if (given?.kind === 'transparent') return new Contents([], given.content, undefined);
      return new Contents([], new Uint8Array(file.bytes), new Uint8Array(file.bytes));
    }
    if (given === undefined || given.kind === 'transparent') return new Contents([], undefined, undefined);
    return new Contents(given.records, undefined, undefined, true);
  }

  copy(): Contents {
    return new Contents(this.records, this.bytes, this.known?.slice(), this.complete);
  }

  explains(reading: FileReading): boolean {
    if (reading.kind === 'record') {
      const known = this.records[reading.number - 1];
      if (known === undefined) return !this.complete;
      return agrees(known, reading.bytes, reading.beginning);
    }
    const { offset, bytes } = reading;
    if (this.bytes === undefined) return true;
    for (let index = 0; index < bytes.length; index++) {
      const at = offset + index;
      if ((this.known === undefined || this.known[at] === 1) && this.bytes[at] !== bytes[index]) return false;
    }
    return true;
  }

  /** What should have been read; undefined where not all of it is known. */
  expected(reading: FileReading): Uint8Array | undefined {
    if (reading.kind === 'record') return this.records[reading.number - 1];
    const { offset } = reading;
    const end = offset + reading.bytes.length;
    const known = this.known === undefined || this.known.subarray(offset, end).every((mark) => mark === 1);
    return known ? this.bytes?.subarray(offset, end) : undefined;
  }

  learn(reading: FileReading): void {
    if (reading.kind === 'stretch') {
      if (this.known !== undefined) this.#write(reading.offset, reading.bytes);
    } else if (!reading.beginning && this.records[reading.number - 1] === undefined) {
      this.#put(reading.number, reading.bytes);
    }
  }

  apply(change: FileChange, { maximumRecords }: MapFile): void {
    if (change.kind === 'stretch') this.#write(change.offset, change.bytes);
    else if (change.kind === 'record') this.#put(change.number, change.bytes);
    else this.records = [change.bytes, ...this.records].slice(0, maximumRecords);
  }

  #put(number: number, bytes: Uint8Array): void {
    const records = this.records.slice();
    while (records.length < number) records.push(undefined);
    records[number - 1] = bytes;
    this.records = records;
  }

  #write(offset: number, bytes: Uint8Array): void {
    if (this.bytes === undefined) return;
    this.bytes = this.bytes.slice();
    this.bytes.set(
      bytes.subarray(0, Math.max(0, this.bytes.length - offset)),
      Math.min(offset, this.bytes.length),
    );
    this.known?.fill(1, offset, offset + bytes.length);
  }
}

function agrees(known: Uint8Array, read: Uint8Array, beginning: boolean): boolean {
  if (beginning ? read.length > known.length : read.length !== known.length) return false;
  for (let index = 0; index < read.length; index++) if (known[index] !== read[index]) return false;
  return true;
}

interface Remembered {
  alternatives: Contents[];
  past: FilePast;
}

/** What must stand in the files of one card, from what it was given, what was written and what it has answered. */
export class FileMemory {
  readonly #files = new Map<MapFile, Remembered>();
  /** What the card was given may have been changed in a file that nobody knows. */
  #forgotten = false;

  /** What happened last to the file when the reading cannot be right; undefined when it can. */
  contradiction(file: MapFile, reading: FileReading): FilePast | undefined {
    const { alternatives, past } = this.#of(file);
    return alternatives.some((contents) => contents.explains(reading)) ? undefined : past;
  }

  /** The answers that would be right, each once; none where that is not known for sure. */
  expected(file: MapFile, reading: FileReading): readonly Uint8Array[] {
    const { alternatives } = this.#of(file);
    const answers = alternatives.map((contents) => contents.expected(reading));
    return answers.every((answer) => answer !== undefined) ? answers : [];
  }

  read(file: MapFile, reading: FileReading): void {
    const remembered = this.#of(file);
    const possible = remembered.alternatives.filter((contents) => contents.explains(reading));
    // A contradiction has been told; from now on what the card says counts.
    remembered.alternatives = possible.length > 0 ? possible : [unknown(file)];
    for (const contents of remembered.alternatives) contents.learn(reading);
    if (possible.length === 0) remembered.past = 'read';
  }

  changed(file: MapFile, change: FileChange): void {
    const remembered = this.#of(file);
    for (const contents of remembered.alternatives) contents.apply(change, file);
    remembered.past = change.kind === 'append' ? 'appended' : 'updated';
  }

  /** Power failed during the change: all of it holds, or nothing. */
  torn(file: MapFile, change: FileChange): void {
    const remembered = this.#of(file);
    const after = remembered.alternatives.map((contents) => contents.copy());
    for (const contents of after) contents.apply(change, file);
    const alternatives = [...remembered.alternatives, ...after];
    remembered.alternatives = alternatives.length > MOST_ALTERNATIVES ? [unknown(file)] : alternatives;
    remembered.past = 'torn';
  }

  refused(file: MapFile): void {
    this.#of(file).past = 'refused-update';
  }

  forget(file: MapFile): void {
    this.#files.set(file, { alternatives: [unknown(file)], past: 'read' });
  }

  forgetAll(): void {
    this.#forgotten = true;
    this.#files.clear();
  }

  #of(file: MapFile): Remembered {
    let remembered = this.#files.get(file);
    if (remembered === undefined) {
      const contents = this.#forgotten ? unknown(file) : Contents.of(file);
      remembered = { alternatives: [contents], past: 'given' };
      this.#files.set(file, remembered);
    }
    return remembered;
  }
}

function unknown(file: MapFile): Contents {
  const { contents: _, ...shape } = file;
  return Contents.of(shape);
}
