import { toHex } from '../bytes.js';
import type { CardDictionary, DirectoryEntry, FileEntry, KeyEntry, RecordEntry } from './card-dictionary.js';
import type { NameLookup } from './name-lookup.js';
import type { SelectTarget } from './select-coding.js';

const MASTER_FILE = 0x3f00;

/** Follows what is selected on the card, by the SELECTs that succeeded, and finds names from there. */
export class Selection implements NameLookup {
  directory: DirectoryEntry | undefined;
  file: FileEntry | undefined;
  #known: readonly DirectoryEntry[] = [];
  #directories: readonly DirectoryEntry[] = [];

  /** @param more directories whose names are known on any card, behind those of the dictionary */
  constructor(
    dictionary?: CardDictionary,
    private readonly more: readonly DirectoryEntry[] = [],
  ) {
    this.#learn(dictionary);
    this.reset();
  }

  /** Goes on with the names of another dictionary, from where the session is. */
  adopt(dictionary: CardDictionary | undefined): void {
    const { directory, file } = this;
    this.#learn(dictionary);
    if (directory !== undefined) this.directory = this.labelled(directory.label);
    if (file !== undefined) this.file = this.fileByFid(file.fid);
  }

  /** The directories of the card, those known on any card left out. */
  get directories(): readonly DirectoryEntry[] {
    return this.#known;
  }

  get isMasterFile(): boolean {
    return this.directory?.fid === MASTER_FILE;
  }

  /** After power-on the master file is selected. */
  reset(): void {
    this.directory = this.#directories.find(({ fid }) => fid === MASTER_FILE);
    this.file = undefined;
  }

  /** Takes note of a SELECT that succeeded. */
  apply(target: SelectTarget): void {
    if (target.kind === 'unknown') this.#enter(undefined);
    else if (target.kind === 'name') this.#enter(this.directoryByAid(target.aid));
    else if (target.kind === 'master') this.reset();
    else if (target.kind === 'parent') this.#enter(this.labelled(this.directory?.parent));
    else if (target.kind === 'identifier') this.#choose(target.fid, target.among);
    else {
      if (target.fromMaster) this.reset();
      for (const fid of target.fids) this.#choose(fid, 'any');
    }
  }

  /** Takes note of a command that reached a file by its short identifier. */
  choose(file: FileEntry): void {
    this.file = file;
  }

  directoryByAid(aid: Uint8Array): DirectoryEntry | undefined {
    const name = toHex(aid);
    const namesakes = this.#directories.filter((directory) => directory.aid === name);
    const whole = namesakes.find((directory) => this.#isNear(directory)) ?? namesakes[0];
    if (whole !== undefined || name === '') return whole;
    return this.#directories.find((directory) => directory.aid?.startsWith(name));
  }

  directoryByFid(fid: number): DirectoryEntry | undefined {
    const namesakes = this.#directories.filter((directory) => directory.fid === fid);
    const nearest = [this.directory?.label, this.directory?.parent];
    for (const label of nearest) {
      const found = namesakes.find(({ parent }) => label !== undefined && parent === label);
      if (found !== undefined) return found;
    }
    return (
      namesakes.find(({ label }) => nearest.includes(label)) ??
      namesakes.find(({ fid: own }) => own === MASTER_FILE)
    );
  }

  fileByFid(fid: number): FileEntry | undefined {
    return this.directory?.files?.find((file) => file.fid === fid);
  }

  fileBySfi(sfi: number): FileEntry | undefined {
    return this.directory?.files?.find((file) => file.sfi === sfi);
  }

  recordByNumber(number: number, file: FileEntry | undefined = this.file): RecordEntry | undefined {
    const records = file?.records;
    return records?.find((record) => record.number === number) ?? alikeRecord(records);
  }

  recordByTag(tag: number, file: FileEntry | undefined = this.file): RecordEntry | undefined {
    return file?.records?.find((record) => record.tag === tag);
  }

  key(reference: number, purpose?: string): KeyEntry | undefined {
    for (const directory of this.#upwards()) {
      const namesakes = directory.keys?.filter((key) => key.reference === reference) ?? [];
      const fitting = namesakes.find(
        (key) => purpose === undefined || key.purpose === undefined || key.purpose === purpose,
      );
      if (fitting !== undefined) return fitting;
    }
    return undefined;
  }

  /** Labels of the current directory and of those above it. */
  chain(): string[] {
    return Array.from(this.#upwards(), ({ label }) => label);
  }

  /** The nearest directory upwards that has a PIN. */
  pinOwner(): DirectoryEntry | undefined {
    for (const directory of this.#upwards()) if (directory.hasPin) return directory;
    return undefined;
  }

  /** The directory in which the application of the current one begins. */
  head(): DirectoryEntry | undefined {
    for (const directory of this.#upwards()) if (directory.headOfApplication) return directory;
    return undefined;
  }

  labelled(label: string | undefined): DirectoryEntry | undefined {
    return label === undefined ? undefined : this.#directories.find((directory) => directory.label === label);
  }

  #learn(dictionary: CardDictionary | undefined): void {
    this.#known = dictionary?.directories ?? [];
    this.#directories = [...this.#known, ...this.more];
  }

  #enter(directory: DirectoryEntry | undefined): void {
    this.directory = directory;
    this.file = undefined;
  }

  #choose(fid: number, among: 'any' | 'directories' | 'files'): void {
    const file = among === 'directories' ? undefined : this.fileByFid(fid);
    // Cards of the field take a directory for a file.
    const directory = file === undefined ? this.directoryByFid(fid) : undefined;
    if (directory !== undefined) this.#enter(directory);
    else if (among === 'directories') this.#enter(undefined);
    else this.file = file;
  }

  /** Whether it is the current directory, right below it or beside it. */
  #isNear({ label, parent }: DirectoryEntry): boolean {
    const { directory } = this;
    if (directory === undefined) return false;
    return label === directory.label || parent === directory.label || parent === directory.parent;
  }

  *#upwards(): Generator<DirectoryEntry> {
    const seen = new Set<DirectoryEntry>();
    let directory = this.directory;
    while (directory !== undefined && !seen.has(directory)) {
      yield directory;
      seen.add(directory);
      directory = this.labelled(directory.parent);
    }
  }
}

/** The one description of all records of a cyclic file. */
function alikeRecord(records: readonly RecordEntry[] | undefined): RecordEntry | undefined {
  const [only, second] = records ?? [];
  return only?.number === undefined && second === undefined ? only : undefined;
}
