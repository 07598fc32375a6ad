import type { Directory } from './directory.js';
import { KEY_RECORD_BYTES, type NewFile } from './file-coding.js';
import type { FileNode } from './file-node.js';

/** What a file or directory takes beside its contents; a convention. */
const HEADER_BYTES = 32;

/** Bytes of memory that a new file takes, whatever is written into it later. */
export function bytesOfNewFile(file: NewFile): number {
  switch (file.kind) {
    case 'directory':
      return HEADER_BYTES;
    case 'internal':
      return HEADER_BYTES + file.keyRoom * KEY_RECORD_BYTES;
    case 'transparent':
      return HEADER_BYTES + file.bytes;
    default:
      return HEADER_BYTES + file.maximumRecords * file.recordBytes;
  }
}

function bytesOfFile(file: FileNode): number {
  const contents = file.kind === 'transparent' ? file.content.length : file.maximumRecords * file.recordBytes;
  return HEADER_BYTES + contents;
}

/** Bytes of memory that a directory takes with all below it. */
export function usedBytes(directory: Directory): number {
  const { keyRoom, files, directories } = directory;
  const internal = keyRoom > 0 ? HEADER_BYTES + keyRoom * KEY_RECORD_BYTES : 0;
  const beside = HEADER_BYTES + internal + directory.objects.bytes;
  const own = files.reduce((sum, file) => sum + bytesOfFile(file), beside);
  return directories.reduce((sum, child) => sum + usedBytes(child), own);
}
