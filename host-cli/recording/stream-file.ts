import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FileError, systemReason } from '../errors/file-error.js';
import { statOf, unwritable } from '../files/write-file.js';

/** What a session says may be private, even without its secrets. */
const OWNER_ONLY = 0o600;
const BUFFER_BYTES = 64 * 1024;
/** What a program that is killed may lose. */
const BUFFER_TIME_MS = 1000;

/**
 * A file that grows for as long as something lasts, beside the path until it is finished: then it takes the name, so
 * that the path never holds half a file. A pipe or device is written as it is, at once.
 *
 * A write that fails does not disturb what is written about: it is kept, and thrown by `finish`.
 */
export class StreamFile {
  readonly path: string;
  readonly #target: string;
  /** The file beside it; undefined for a pipe or device. */
  readonly #temporary: string | undefined;
  #handle: number | undefined;
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #flushedAtMs = performance.now();
  #failure: FileError | undefined;

  /** @throws FileError FILE_UNWRITABLE */
  constructor(path: string) {
    this.path = path;
    const before = statOf(path);
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    if (before === undefined && isLink) {
      throw new FileError('FILE_UNWRITABLE', path, 'cannot be written: it is a link to nowhere');
    }
    try {
      this.#target = before?.isFile() ? realpathSync(path) : path;
      if (before === undefined || before.isFile()) {
        const name = `.${basename(this.#target)}.${randomBytes(6).toString('hex')}.part`;
        this.#temporary = join(dirname(this.#target), name);
      }
      if (this.#temporary === undefined) this.#handle = openSync(path, 'w');
      else this.#handle = openSync(this.#temporary, 'wx', OWNER_ONLY);
    } catch (error) {
      throw unwritable(path, error);
    }
  }

  /** Never throws. */
  write(part: string | Uint8Array): void {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    this.#parts.push(bytes);
    this.#bytes += bytes.length;
    const late = performance.now() - this.#flushedAtMs > BUFFER_TIME_MS;
    if (this.#temporary === undefined || this.#bytes > BUFFER_BYTES || late) this.flush();
  }

  flush(): void {
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    this.#flushedAtMs = performance.now();
    if (this.#handle === undefined || this.#failure !== undefined) return;
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#handle, bytes, written);
    } catch (error) {
      this.#failure = new FileError(
        'FILE_UNWRITABLE',
        this.path,
        `cannot be written: ${systemReason(error)}; the session is kept up to there`,
        error,
      );
    }
  }

  /** @throws FileError for the first write that failed; what could be written has the name all the same */
  finish(): void {
    if (this.#handle === undefined) return;
    this.flush();
    const isEmpty = fstatSync(this.#handle).size === 0;
    this.#close();
    if (this.#temporary !== undefined) {
      if (isEmpty) this.#remove(this.#temporary);
      else this.#rename(this.#temporary);
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** As if it had never been opened. */
  discard(): void {
    if (this.#handle === undefined) return;
    this.#close();
    if (this.#temporary !== undefined) this.#remove(this.#temporary);
  }

  /** What failed so far. */
  get failure(): FileError | undefined {
    return this.#failure;
  }

  #close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #rename(temporary: string): void {
    try {
      renameSync(temporary, this.#target);
    } catch (error) {
      this.#remove(temporary);
      this.#failure ??= unwritable(this.path, error);
    }
  }

  #remove(path: string): void {
    try {
      unlinkSync(path);
    } catch {
      // It stays.
    }
  }
}
