import { closeSync, openSync, readSync } from 'node:fs';
import { FileError, systemCode, systemReason } from '../errors/file-error.js';

const PART_BYTES = 256 * 1024;

/**
 * The text of a file, part by part, in memory that does not grow with it. The file is open from the first part to the
 * last, or until the reading is given up.
 * @throws FileError FILE_MISSING, FILE_UNREADABLE, FILE_NOT_UNDERSTOOD for bytes that are no text
 */
export function* textParts(path: string, partBytes = PART_BYTES): Generator<string, void> {
  const handle = open(path);
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const part = Buffer.alloc(partBytes);
    for (let count = read(handle, part, path); count > 0; count = read(handle, part, path)) {
      yield decoded(() => decoder.decode(part.subarray(0, count), { stream: true }), path);
    }
    yield decoded(() => decoder.decode(), path);
  } finally {
    closeSync(handle);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const code = systemCode(error) === 'ENOENT' ? 'FILE_MISSING' : 'FILE_UNREADABLE';
    throw new FileError(code, path, `cannot be read: ${systemReason(error)}`, error);
  }
}

function read(handle: number, part: Buffer, path: string): number {
  try {
    return readSync(handle, part);
  } catch (error) {
    throw new FileError('FILE_UNREADABLE', path, `cannot be read: ${systemReason(error)}`, error);
  }
}

function decoded(decode: () => string, path: string): string {
  try {
    return decode();
  } catch {
    throw new FileError('FILE_NOT_UNDERSTOOD', path, 'is no recording: it is no text in UTF-8');
  }
}
