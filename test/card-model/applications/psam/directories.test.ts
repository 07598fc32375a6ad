import { describe, expect, it } from 'vitest';
import { psamMasterFile } from '../../../../card-model/applications/psam/directories.js';
import { SAM_KEYS } from '../../../../card-model/applications/psam/sam-keys.js';
import type { DirectoryPlan } from '../../../../card-model/plan/file-plan.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { ENVIRONMENT, PSAM_AID } from '../../../support/psam.js';

const plan = psamMasterFile();

describe('the tree of a PSAM', () => {
  it('has an environment for each algorithm, 3DES first, with one application of the same name', () => {
    const seen = plan.directories.map(({ aid, algorithm, directories }) => [
      algorithm,
      aid,
      directories.map((child) => [child.aid, child.fid, child.algorithm]),
    ]);
    expect(seen).toEqual([
      ['3DES', ENVIRONMENT['3DES'], [[PSAM_AID, 0xdf01, '3DES']]],
      ['SM4', ENVIRONMENT.SM4, [[PSAM_AID, 0xdf01, 'SM4']]],
    ]);
  });

  it('has a master key of its own in every directory', () => {
    const all = (directory: DirectoryPlan): DirectoryPlan[] => [
      directory,
      ...directory.directories.flatMap(all),
    ];
    const masters = all(plan).map(({ keys }) => keys.find(({ type }) => type === 'MK')?.name);
    expect(masters).toEqual(['MF.MK', 'SX1.MK', 'PSAM1.MK', 'SX3.MK', 'PSAM3.MK']);
  });

  it('calls the master keys by the card keys that they open', () => {
    const onCard = (directory: DirectoryPlan): string[] => [
      ...directory.keys.map(({ name }) => name),
      ...directory.directories.flatMap(onCard),
    ];
    const cardKeys = onCard(gen3.plan());
    for (const { directories } of plan.directories) {
      const samKeys = directories[0]!.keys.filter(({ type }) => type === 'SAM');
      expect(samKeys.map(({ name, usage, reference }) => ({ name, usage, reference }))).toEqual(
        SAM_KEYS.map(({ name, usage, reference }) => ({ name, usage, reference })),
      );
      for (const { name } of samKeys) expect(cardKeys).toContain(name);
    }
  });
});
