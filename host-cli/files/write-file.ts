import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FileError, systemReason } from '../errors/file-error.js';

/** Card images hold keys and PINs in clear. */
const OWNER_ONLY = 0o600;
const RANDOM_BYTES = 6;

/**
 * Writes all of a file or nothing of it: to a new file beside it that then takes its name. A link stays a link.
 * @throws FileError FILE_UNWRITABLE; a file that was there is then as it was
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const before = statOf(path);
  try {
    if (before !== undefined && !before.isFile()) {
      throw new FileError('FILE_UNWRITABLE', path, 'cannot be written: it is not a regular file');
    }
    const target = before === undefined ? path : realpathSync(path);
    replace(target, bytes);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw unwritable(path, error);
  }
}

/** @param cause the system's error, after which the path is as it was before */
export function unwritable(path: string, cause: unknown): FileError {
  const intact = statOf(path) === undefined ? 'nothing was written' : 'the file is as it was';
  return new FileError(
    'FILE_UNWRITABLE',
    path,
    `cannot be written: ${systemReason(cause)}; ${intact}`,
    cause,
  );
}

/**
 * Removes what a process that was killed in the middle of `writeWhole` has left beside the file: a card image, or part
 * of one. Only for who knows that nobody writes the file now.
 * @param target the file itself, no link to it
 */
export function removeLeftovers(target: string): void {
  const folder = dirname(target);
  const [start, length] = [`.${basename(target)}.`, temporaryName(target).length];
  for (const name of readdirSync(folder)) {
    if (name.length === length && name.startsWith(start) && name.endsWith('.tmp')) remove(join(folder, name));
  }
}

/** What stands at the path; undefined when nothing does, or nothing can be told. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function replace(target: string, bytes: Uint8Array): void {
  refuseDanglingLink(target);
  const folder = dirname(target);
  const temporary = join(folder, temporaryName(target));
  const file = openSync(temporary, 'wx', OWNER_ONLY);
  try {
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    remove(temporary);
    throw error;
  }
  syncFolder(folder);
}

function temporaryName(target: string): string {
  return `.${basename(target)}.${randomBytes(RANDOM_BYTES).toString('hex')}.tmp`;
}

/** What cannot be removed must not hide why it should be. */
function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It stays.
  }
}

/** A link to nowhere would be replaced by a file, which nobody asked for. */
function refuseDanglingLink(target: string): void {
  const isLink = lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink) throw new FileError('FILE_UNWRITABLE', target, 'cannot be written: it is a link to nowhere');
}

/** Makes the new name outlive a power failure. Not every system can open a folder; the file itself is safe already. */
function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // As above.
  } finally {
    closeSync(handle);
  }
}
