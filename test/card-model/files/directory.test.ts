import { describe, expect, it } from 'vitest';
import { Directory } from '../../../card-model/files/directory.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { AID, demonstrationContents, socialContents } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';

const tree = () => new Directory(socialContents().masterFile, undefined, (id) => gen3.application(id));

describe('the tree', () => {
  it('in its order, with parents', () => {
    const root = tree();
    const all = root.withDescendants();
    expect(all.map(({ fid }) => fid.toString(16))).toEqual([
      '3f00',
      'ddf1',
      'df01',
      'df02',
      'df03',
      'df04',
      'df05',
      'df06',
      'df07',
    ]);
    expect(all.slice(1).map(({ aid }) => hex(aid!))).toEqual(Object.values(AID));
    expect(all[1]!.parent).toBe(root);
    expect(all[2]!.parent).toBe(all[1]);
  });

  it('knows who lies above whom', () => {
    const [root, ssse, df01, df02] = tree().withDescendants();
    expect(root!.isAncestorOf(df01!)).toBe(true);
    expect(ssse!.isAncestorOf(ssse!)).toBe(true);
    expect(df01!.isAncestorOf(ssse!)).toBe(false);
    expect(df01!.isAncestorOf(df02!)).toBe(false);
  });

  it('gives back the image it was made of', () => {
    expect(tree().toImage()).toEqual(socialContents().masterFile);
  });
});

describe('files', () => {
  it('by identifier and by short identifier', () => {
    const ssse = tree().directories[0]!;
    expect(ssse.fileByFid(0xef05)).toBe(ssse.fileBySfi(5));
    expect(ssse.fileBySfi(0x0d)?.fid).toBe(0xef0d);
    expect(ssse.fileByFid(0xef99)).toBeUndefined();
    expect(ssse.fileBySfi(0x1e)).toBeUndefined();
  });
});

describe('keys', () => {
  const ssse = tree().directories[0]!;
  it('by type, reference and version', () => {
    expect(ssse.findKey(opensRights, 0x0a, 1)?.type).toBe('EXTERNAL');
    expect(ssse.findKey(opensRights, 0x0a)?.version).toBe(1);
    expect(ssse.findKey(opensRights, 0x0a, 2)).toBeUndefined();
    expect(ssse.findKey(opensRights, 0x0b)).toBeUndefined();
  });

  it('two with one reference are told apart by their type', () => {
    expect(ssse.findKey(opensRights, 0x00)?.type).toBe('MK');
    expect(ssse.findKey((type) => type === 'IRK', 0x00)?.type).toBe('IRK');
    expect(ssse.findKey((type) => type === 'BK', 0x01)?.type).toBe('BK');
    expect(ssse.findKey((type) => type === 'PIN_RELOAD', 0x01)?.type).toBe('PIN_RELOAD');
  });
});

describe('the PIN', () => {
  it('of SSSE is the PIN of every DF below; the MF has none', () => {
    const [root, ssse, df01] = tree().withDescendants();
    expect(df01!.pinOwner()).toBe(ssse);
    expect(df01!.rightOfPin()).toBe(ssse!.pin!.right);
    expect(root!.pinOwner()).toBeUndefined();
    expect(root!.rightOfPin()).toBeUndefined();
  });
});

describe('rights', () => {
  it('of keys and PIN are dropped together, those of other directories stay', () => {
    const [, ssse, df01] = tree().withDescendants();
    const rights = [ssse!.rightOfKey(4), ssse!.rightOfKey(0x0a), ssse!.pin!.right];
    for (const right of [...rights, df01!.rightOfKey(0x81)]) right.held = true;
    ssse!.dropRights();
    expect(rights.map(({ held }) => held)).toEqual([false, false, false]);
    expect(df01!.rightOfKey(0x81).held).toBe(true);
  });
});

describe('the life cycle', () => {
  it('begins at SSSE and holds for the DFs below', () => {
    const contents = demonstrationContents('DEACTIVATED').masterFile;
    const [root, ssse, df01] = new Directory(contents, undefined, (id) =>
      gen3.application(id),
    ).withDescendants();
    expect([root!.lifeCycle, ssse!.lifeCycle, df01!.lifeCycle]).toEqual([
      undefined,
      'DEACTIVATED',
      'DEACTIVATED',
    ]);
    expect([root!.lifeCycleByte, ssse!.lifeCycleByte, df01!.lifeCycleByte]).toEqual([undefined, 4, 4]);
    expect([root!.isHeadOfApplication, ssse!.isHeadOfApplication, df01!.isHeadOfApplication]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
