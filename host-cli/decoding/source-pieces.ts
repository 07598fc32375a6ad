import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { FileError, systemCode, systemReason } from '../errors/file-error.js';

const PIECE_BYTES = 0x40000;

/** The bytes of a file as they are read. @throws FileError FILE_MISSING, FILE_UNREADABLE */
export async function* filePieces(path: string): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES }))
      yield piece as Uint8Array;
  } catch (error) {
    const code = systemCode(error) === 'ENOENT' ? 'FILE_MISSING' : 'FILE_UNREADABLE';
    throw new FileError(code, path, `cannot be read: ${systemReason(error)}`, error);
  }
}

/** The bytes of a stream as they come. */
export async function* streamPieces(stream: Readable): AsyncGenerator<Uint8Array, void> {
  for await (const piece of stream)
    yield typeof piece === 'string' ? Buffer.from(piece) : (piece as Uint8Array);
}
