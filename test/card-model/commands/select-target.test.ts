import { describe, expect, it } from 'vitest';
import {
  findByIdentifier,
  findByName,
  findByPath,
  findNearby,
} from '../../../card-model/commands/select-target.js';
import { Directory } from '../../../card-model/files/directory.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { psam } from '../../../card-model/profiles/psam.js';
import { AID, socialContents } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';
import { PSAM_AID, psamOf } from '../../support/psam.js';

const root = new Directory(socialContents().masterFile, undefined, (id) => gen3.application(id));
const all = root.withDescendants();
const [, ssse, df01, df02] = all as [Directory, Directory, Directory, Directory];

describe('findByIdentifier', () => {
  it('looks at own files, directories below, the current one, the one above, those beside', () => {
    expect(findByIdentifier(df01, 0xef05)).toEqual({ directory: df01, file: df01.fileByFid(0xef05) });
    expect(findByIdentifier(ssse, 0xdf01)).toEqual({ directory: df01 });
    expect(findByIdentifier(df01, 0xdf01)).toEqual({ directory: df01 });
    expect(findByIdentifier(df01, 0xddf1)).toEqual({ directory: ssse });
    expect(findByIdentifier(df01, 0xdf02)).toEqual({ directory: df02 });
  });
  it('and no further', () => {
    expect(findByIdentifier(root, 0xdf01)).toBeUndefined();
    expect(findByIdentifier(ssse, 0xef16)).toBeUndefined();
    expect(findByIdentifier(df02, 0xef08)).toBeUndefined();
  });
});

describe('findByName', () => {
  const family = bytes('D156000005');
  it('a whole name comes before a cut one', () => {
    expect(findByName(all, root, bytes(AID.DF02), false)).toEqual({ directory: df02 });
    expect(findByName(all, root, family, false)).toEqual({ directory: df01 });
    expect(findByName(all, root, bytes('0102030405'), false)).toBeUndefined();
    expect(findByName(all, root, bytes(`${AID.DF01}00`), false)).toBeUndefined();
  });
  it('next: the one after the current one, from outside the first', () => {
    expect(findByName(all, root, family, true)).toEqual({ directory: df01 });
    expect(findByName(all, df01, family, true)).toEqual({ directory: df02 });
    expect(findByName(all, all.at(-1)!, family, true)).toBeUndefined();
  });
});

describe('findNearby', () => {
  it('looks at directories below, then at those beside, never at the one above', () => {
    expect(findNearby(ssse, 0xdf01)).toEqual({ directory: df01 });
    expect(findNearby(df01, 0xdf02)).toEqual({ directory: df02 });
    expect(findNearby(df01, 0xdf01)).toEqual({ directory: df01 });
    expect(findNearby(df01, 0xddf1)).toBeUndefined();
    expect(findNearby(root, 0xdf01)).toBeUndefined();
  });
});

describe('findByName where two environments have an application of the same name', () => {
  const psamRoot = new Directory(psamOf().contents().masterFile, undefined, (id) => psam.application(id));
  const both = psamRoot.withDescendants();
  const [mf, sx1, psam1, sx3, psam3] = both as [Directory, Directory, Directory, Directory, Directory];
  const name = bytes(PSAM_AID);

  it.each([
    ['the MF', mf, psam1],
    ['the first environment', sx1, psam1],
    ['its application', psam1, psam1],
    ['the second environment', sx3, psam3],
    ['its application', psam3, psam3],
  ])('from %s', (_name, current, expected) => {
    expect(findByName(both, current, name, false)).toEqual({ directory: expected });
    expect(findByName(both, current, name.subarray(0, 5), false)).toEqual({ directory: expected });
  });
  it('the next one follows the order of the tree, so that a walk comes to its end', () => {
    expect(findByName(both, psam1, name, true)).toEqual({ directory: psam3 });
    expect(findByName(both, psam3, name, true)).toBeUndefined();
  });
});

describe('findByPath', () => {
  it('goes down step by step; the last may be a file', () => {
    expect(findByPath(root, bytes('DDF1'))).toEqual({ directory: ssse });
    expect(findByPath(root, bytes('DDF1DF02'))).toEqual({ directory: df02 });
    expect(findByPath(root, bytes('DDF1DF01EF05'))).toEqual({
      directory: df01,
      file: df01.fileByFid(0xef05),
    });
    expect(findByPath(ssse, bytes('EF05'))).toEqual({ directory: ssse, file: ssse.fileByFid(0xef05) });
  });
  it('never through a file, never upwards or sideways', () => {
    expect(findByPath(ssse, bytes('EF05DF01'))).toBeUndefined();
    expect(findByPath(df01, bytes('DDF1'))).toBeUndefined();
    expect(findByPath(df01, bytes('DF02'))).toBeUndefined();
    expect(findByPath(root, bytes('DF01'))).toBeUndefined();
  });
});
