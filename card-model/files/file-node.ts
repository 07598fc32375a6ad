import type { CyclicFile, CyclicFileImage } from './cyclic-file.js';
import type { LinearFile, LinearFileImage } from './linear-file.js';
import type { TransparentFile, TransparentFileImage } from './transparent-file.js';

/** An EF that commands reach. Keys and PINs stand in the internal part of a directory, which no command reads. */
export type FileNode = TransparentFile | LinearFile | CyclicFile;
export type FileImage = TransparentFileImage | LinearFileImage | CyclicFileImage;
export type RecordFile = LinearFile | CyclicFile;

export function hasRecords(file: FileNode): file is RecordFile {
  return file.kind !== 'transparent';
}
