import { readFileSync, statSync } from 'node:fs';
import { FileError, systemCode, systemReason } from '../errors/file-error.js';

/** More than any file this program reads; a wrong path should not fill the memory. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;

/** @throws FileError FILE_MISSING, FILE_UNREADABLE */
export function readBytes(path: string): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > MAXIMUM_BYTES)
      throw new FileError('FILE_UNREADABLE', path, `the file is too large (${size} bytes)`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = systemCode(error) === 'ENOENT' ? 'FILE_MISSING' : 'FILE_UNREADABLE';
    throw new FileError(code, path, `cannot be read: ${systemReason(error)}`, error);
  }
}

/** UTF-8 without its byte order mark. @throws FileError also FILE_NOT_UNDERSTOOD for bytes that are no text */
export function readText(path: string): string {
  const bytes = readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('FILE_NOT_UNDERSTOOD', path, 'is no text in UTF-8');
  }
}
