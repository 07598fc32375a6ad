import { expect, it } from 'vitest';
import { Directory } from '../../../card-model/files/directory.js';
import { hasRecords } from '../../../card-model/files/file-node.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { demonstrationContents } from '../../support/demonstration.js';

it('linear and cyclic files have records, transparent ones have none', () => {
  const root = new Directory(demonstrationContents().masterFile, undefined, (id) => gen3.application(id));
  const [ssse] = root.directories;
  const df02 = ssse!.directories[1]!;
  expect(hasRecords(ssse!.fileByFid(0xef05)!)).toBe(true);
  expect(hasRecords(df02.fileByFid(0xef07)!)).toBe(true);
  expect(hasRecords(ssse!.fileByFid(0xef08)!)).toBe(false);
});
