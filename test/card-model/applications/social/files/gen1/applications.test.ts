import { expect, it } from 'vitest';
import { applicationDirectories } from '../../../../../../card-model/applications/social/files/gen1/applications.js';
import { READERS_READ } from '../../../../../../card-model/applications/social/files/policy.js';
import { AID } from '../../../../../support/demonstration.js';

it('DF01 to DF04 with their later identifiers, and no others. Conventions, files left open', () => {
  const directories = applicationDirectories(READERS_READ).map(({ label, fid, aid }) => [label, fid, aid]);
  expect(directories).toEqual([
    ['DF01', 0xdf01, AID.DF01],
    ['DF02', 0xdf02, AID.DF02],
    ['DF03', 0xdf03, AID.DF03],
    ['DF04', 0xdf04, AID.DF04],
  ]);
});
