import { describe, expect, it } from 'vitest';
import { Directory, type DirectoryImage } from '../../../card-model/files/directory.js';
import type { NewFile } from '../../../card-model/files/file-coding.js';
import { bytesOfNewFile, usedBytes } from '../../../card-model/files/used-bytes.js';
import { demonstrationData } from '../../../card-model/personalisation/demonstration.js';
import { personalise } from '../../../card-model/personalisation/personalise.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';

const header = { fid: 0xef05, rules: { read: 'always', update: 'never' }, issuerData: false } as const;
const sizes: readonly [NewFile, number][] = [
  [{ kind: 'directory', fid: 0xdf01, application: 1, headOfApplication: false }, 32],
  [{ kind: 'internal', fid: 1, keyRoom: 2 }, 32 + 2 * 0x18],
  [{ kind: 'transparent', bytes: 100, ...header }, 132],
  [{ kind: 'linear-variable', maximumRecords: 3, recordBytes: 5, ...header }, 47],
  [{ kind: 'linear-fixed', maximumRecords: 3, recordBytes: 5, ...header }, 47],
  [{ kind: 'cyclic', maximumRecords: 3, recordBytes: 5, ...header }, 47],
];

it.each(sizes)('a new file: %j takes %i bytes', (file, bytes) => {
  expect(bytesOfNewFile(file)).toBe(bytes);
});

describe('a directory', () => {
  const image: DirectoryImage = {
    fid: 0x3f00,
    application: 'social',
    keyRoom: 2,
    keys: [],
    files: [
      { kind: 'transparent', ...header, content: new Uint8Array(100) },
      { kind: 'cyclic', ...header, fid: 0xef06, recordBytes: 5, maximumRecords: 3, records: [] },
    ],
    directories: [{ fid: 0xdf01, application: 'social', keys: [], files: [], directories: [] }],
  };
  const used = (masterFile: DirectoryImage, find = (id: string) => gen3.application(id)) =>
    usedBytes(new Directory(masterFile, undefined, find));

  it('takes what its files and directories took when they were created, full or empty', () => {
    expect(used(image)).toBe(32 + (32 + 2 * 0x18) + 132 + 47 + 32);
    const filled = image.files.map((file) =>
      file.kind === 'cyclic' ? { ...file, records: [new Uint8Array(5)] } : file,
    );
    expect(used({ ...image, files: filled })).toBe(used(image));
  });

  it.each(PROFILES)('the whole card of $id has room in its memory', (profile) => {
    const { masterFile } = personalise(profile, demonstrationData());
    expect(used(masterFile, (id) => profile.application(id))).toBeLessThan(profile.memoryBytes);
  });
});
