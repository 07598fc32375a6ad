import { mkdirSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { filePieces, streamPieces } from '../../../host-cli/decoding/source-pieces.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

async function read(pieces: AsyncIterable<Uint8Array>): Promise<number[]> {
  const lengths: number[] = [];
  for await (const piece of pieces) lengths.push(piece.length);
  return lengths;
}

test('a file comes in pieces', async () => {
  writeFileSync(folder.path('large'), Buffer.alloc(600_000, 0x20));
  const lengths = await read(filePieces(folder.path('large')));
  expect(lengths.length).toBeGreaterThan(1);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(600_000);
});

test('what cannot be read is told with its path', async () => {
  await expect(read(filePieces(folder.path('nothing')))).rejects.toMatchObject({
    code: 'FILE_MISSING',
    path: folder.path('nothing'),
  });
  mkdirSync(folder.path('folder'));
  await expect(read(filePieces(folder.path('folder')))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});

test('a stream of bytes or of text', async () => {
  expect(await read(streamPieces(Readable.from([Buffer.from('abc'), '社'])))).toEqual([3, 3]);
});
