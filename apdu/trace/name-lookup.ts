import type { DirectoryEntry, FileEntry, KeyEntry, RecordEntry } from './card-dictionary.js';

/** What the current selection is called. Nothing is known without a dictionary, or after a SELECT it does not know. */
export interface NameLookup {
  readonly directory: DirectoryEntry | undefined;
  readonly file: FileEntry | undefined;
  /** A directory by its AID or by the leading bytes of it. */
  directoryByAid(aid: Uint8Array): DirectoryEntry | undefined;
  /** A directory by its file identifier. */
  directoryByFid(fid: number): DirectoryEntry | undefined;
  /** A file of the current directory. */
  fileByFid(fid: number): FileEntry | undefined;
  /** A file of the current directory, short identifier 1 to 30. */
  fileBySfi(sfi: number): FileEntry | undefined;
  /** A record of `file` (default: the current one) by its number, from 1. */
  recordByNumber(number: number, file?: FileEntry): RecordEntry | undefined;
  /** A record of `file` (default: the current one) by its tag. */
  recordByTag(tag: number, file?: FileEntry): RecordEntry | undefined;
  /** A key of the current directory by its reference; `purpose` tells keys with one reference apart. */
  key(reference: number, purpose?: string): KeyEntry | undefined;
}
