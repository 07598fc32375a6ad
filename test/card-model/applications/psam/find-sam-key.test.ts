import { describe, expect, it } from 'vitest';
import { findSamKey } from '../../../../card-model/applications/psam/find-sam-key.js';
import { Directory } from '../../../../card-model/files/directory.js';
import { psam } from '../../../../card-model/profiles/psam.js';
import type { KeyImage } from '../../../../card-model/security/key.js';

const sam = (usage: number, reference: number, version = 1): KeyImage => ({
  type: 'SAM',
  usage,
  reference,
  version,
  algorithm: 'SM4',
  value: new Uint8Array(16),
  triesLeft: 0,
  maximumTries: 0,
});
const directory = (...keys: KeyImage[]): Directory =>
  new Directory({ fid: 0xdf01, application: 'psam', keys, files: [], directories: [] }, undefined, (id) =>
    psam.application(id),
  );

describe('a master key of a PSAM', () => {
  it('is found by usage and number together', () => {
    const psamOfFour = directory(sam(0x47, 1), sam(0x48, 1), sam(0x47, 2), sam(0x67, 2));
    for (const [usage, reference] of [
      [0x47, 1],
      [0x48, 1],
      [0x47, 2],
      [0x67, 2],
    ] as const) {
      expect(findSamKey(psamOfFour, usage, reference)).toMatchObject({ usage, reference });
    }
    expect(findSamKey(psamOfFour, 0x48, 2)).toBeUndefined();
  });
  it('is that of version 01, or else of the lowest', () => {
    expect(findSamKey(directory(sam(0x47, 1, 3), sam(0x47, 1, 1), sam(0x47, 1, 0)), 0x47, 1)?.version).toBe(
      1,
    );
    expect(findSamKey(directory(sam(0x47, 1, 3), sam(0x47, 1, 0)), 0x47, 1)?.version).toBe(0);
  });
  it('is no key of another type', () => {
    const { usage: _, ...plain } = sam(0x47, 1);
    expect(findSamKey(directory({ ...plain, type: 'MK' }), 0x47, 1)).toBeUndefined();
  });
});
