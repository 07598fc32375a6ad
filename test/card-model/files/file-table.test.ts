import { describe, expect, it } from 'vitest';
import type { FileImage } from '../../../card-model/files/file-node.js';
import { createFile, FileTable } from '../../../card-model/files/file-table.js';
import { noRights } from '../../support/rights.js';

const header = (fid: number) =>
  ({ fid, rules: { read: 'always', update: 'never' }, issuerData: false }) as const;
const images: FileImage[] = [
  { kind: 'transparent', ...header(0xef05), content: Uint8Array.of(1) },
  { kind: 'linear-fixed', ...header(0xef06), recordBytes: 3, maximumRecords: 2, records: [] },
  { kind: 'linear-variable', ...header(0xef1e), recordBytes: 3, maximumRecords: 2, records: [] },
  { kind: 'cyclic', ...header(0xef07), recordBytes: 3, maximumRecords: 2, records: [] },
];

describe('createFile', () => {
  it.each(images)('makes a file of its kind: $kind', (image) => {
    const file = createFile(image, noRights);
    expect([file.kind, file.toImage()]).toEqual([image.kind, image]);
  });
});

describe('FileTable', () => {
  const files = images.map((image) => createFile(image, noRights));
  const table = new FileTable(files);

  it('finds files by both identifiers', () => {
    expect(files.map(({ fid }) => table.byFid(fid))).toEqual(files);
    expect([5, 6, 0x1e, 7].map((sfi) => table.bySfi(sfi))).toEqual(files);
    expect([table.byFid(0xef08), table.bySfi(8), table.bySfi(0), table.bySfi(31)]).toEqual(
      new Array(4).fill(undefined),
    );
  });

  it('of two files with one short identifier the older is meant', () => {
    const [first] = files;
    const second = createFile({ ...images[0]!, fid: 0xee05 }, noRights);
    const both = new FileTable([first!, second]);
    expect([both.bySfi(5), both.byFid(0xee05)]).toEqual([first, second]);
  });
});
