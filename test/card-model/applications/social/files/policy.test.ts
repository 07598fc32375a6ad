import { describe, expect, it } from 'vitest';
import {
  directoryKeys,
  fileKeys,
  holderData,
  keyOfType,
  PIN_OR_READ_KEY,
  type Policy,
  READERS_READ,
  UPDATERS_READ,
  updatedWith,
} from '../../../../../card-model/applications/social/files/policy.js';
import type { FilePlan } from '../../../../../card-model/plan/file-plan.js';

describe('rules', () => {
  it('updating takes the contact interface and the UK', () => {
    expect(updatedWith(0x83)).toEqual({ allOf: [{ interface: 'contact' }, { key: 0x83 }] });
  });
  it('the usual file: PIN or key 81 read, one UK updates', () => {
    expect(PIN_OR_READ_KEY).toEqual({ anyOf: [{ pin: true }, { key: 0x81 }] });
    expect(holderData(READERS_READ, 0x83)).toEqual({ read: PIN_OR_READ_KEY, update: updatedWith(0x83) });
  });
  it('of generation 3: the UK reads too, where there is one', () => {
    expect(holderData(UPDATERS_READ, 0x83).read).toEqual({ anyOf: [PIN_OR_READ_KEY, { key: 0x83 }] });
    expect(UPDATERS_READ.reading({ pin: true })).toEqual({ pin: true });
  });
  it('a generation may word the reading differently and is told the UK', () => {
    const policy: Policy = { reading: (_rule, key) => ({ key: key! }) };
    expect(holderData(policy, 0x85).read).toEqual({ key: 0x85 });
  });
});

describe('keys', () => {
  it('every DF has MK 00 and LK 01', () => {
    expect(directoryKeys('DF05').map(({ name, type, reference }) => [name, type, reference])).toEqual([
      ['DF05.MK', 'MK', 0],
      ['DF05.LK', 'LK', 1],
    ]);
  });
  it('other keys are what they are called', () => {
    expect(keyOfType('BK')('X.BK', 1, 'blocks', '锁定')).toEqual({
      name: 'X.BK',
      type: 'BK',
      reference: 1,
      purpose: { en: 'blocks', zh: '锁定' },
    });
  });
});

describe('keys of files', () => {
  const file = (fid: number, policy: Policy, update: number): FilePlan => ({
    kind: 'transparent',
    fid,
    name: { zh: '文件', en: 'file' },
    bytes: 1,
    rules: holderData(policy, update),
  });
  const keys = (policy: Policy) =>
    fileKeys([file(0xef05, policy, 0x83), file(0xef06, policy, 0x84), file(0xef07, policy, 0x83)], {
      'X.UK': 0x83,
      'X.UK2': 0x84,
      'X.UK3': 0x85,
      'X.RK': 0x81,
    });

  it('authenticate outsiders; the files they read or update are told in both languages', () => {
    expect(keys(READERS_READ)).toEqual([
      {
        name: 'X.UK',
        type: 'EXTERNAL',
        reference: 0x83,
        purpose: { en: 'updates EF05, EF07', zh: '更新 EF05、EF07' },
      },
      { name: 'X.UK2', type: 'EXTERNAL', reference: 0x84, purpose: { en: 'updates EF06', zh: '更新 EF06' } },
      {
        name: 'X.RK',
        type: 'EXTERNAL',
        reference: 0x81,
        purpose: { en: 'reads EF05, EF06, EF07', zh: '读 EF05、EF06、EF07' },
      },
    ]);
  });
  it('are the same where those who update also read', () => {
    expect(keys(UPDATERS_READ)).toEqual(keys(READERS_READ));
  });
});
