import { describe, expect, it } from 'vitest';
import {
  directoryKeys,
  holderData,
  keyOfType,
  PIN_OR_READ_KEY,
  type Policy,
  readKey,
  updatedWith,
  updateKey,
} from '../../../../../card-model/applications/social/files/policy.js';

const asWritten: Policy = { reading: (rule) => rule };

describe('rules', () => {
  it('updating takes the contact interface and the UK', () => {
    expect(updatedWith(0x83)).toEqual({ allOf: [{ interface: 'contact' }, { key: 0x83 }] });
  });
  it('the usual file: PIN or key 81 read, one UK updates', () => {
    expect(PIN_OR_READ_KEY).toEqual({ anyOf: [{ pin: true }, { key: 0x81 }] });
    expect(holderData(asWritten, 0x83)).toEqual({ read: PIN_OR_READ_KEY, update: updatedWith(0x83) });
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
  it('RK and UK authenticate outsiders; their purpose is told in both languages', () => {
    expect(readKey('X.RK', 0x81, 'EF05')).toMatchObject({
      type: 'EXTERNAL',
      reference: 0x81,
      purpose: { en: 'reads EF05', zh: '读 EF05' },
    });
    expect(updateKey('X.UK', 0x83, 'EF05')).toMatchObject({
      type: 'EXTERNAL',
      reference: 0x83,
      purpose: { en: 'updates EF05', zh: '更新 EF05' },
    });
    expect(keyOfType('BK')('X.BK', 1, 'blocks', '锁定')).toEqual({
      name: 'X.BK',
      type: 'BK',
      reference: 1,
      purpose: { en: 'blocks', zh: '锁定' },
    });
  });
});
