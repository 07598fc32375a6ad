import { expect, it } from 'vitest';
import { findDebitKeys } from '../../../../../card-model/applications/social/debit/debit-session.js';
import { Directory } from '../../../../../card-model/files/directory.js';
import { gen3 } from '../../../../../card-model/profiles/gen3.js';
import { debitContents, medicalDirectory } from '../../../../support/debit.js';

const image = medicalDirectory(debitContents());
const directoryWith = (
  ...versions: readonly (readonly [type: 'DPK' | 'DTK', version: number])[]
): Directory => {
  const keys = versions.map(([type, version]) => ({
    ...image.keys.find((key) => key.type === type)!,
    version,
  }));
  return new Directory({ ...image, keys }, undefined, (id) => gen3.application(id));
};

it('both keys have the version that was asked for', () => {
  const directory = directoryWith(['DPK', 1], ['DTK', 1], ['DPK', 2], ['DTK', 2]);
  const keys = findDebitKeys(directory, 2);
  expect([keys?.dpk.type, keys?.dpk.version]).toEqual(['DPK', 2]);
  expect([keys?.dtk.type, keys?.dtk.version]).toEqual(['DTK', 2]);
});

it('one alone is none', () => {
  expect(findDebitKeys(directoryWith(['DPK', 1]), 1)).toBeUndefined();
  expect(findDebitKeys(directoryWith(['DTK', 1]), 1)).toBeUndefined();
  expect(findDebitKeys(directoryWith(['DPK', 1], ['DTK', 2]), 1)).toBeUndefined();
});
