import { describe, expect, it } from 'vitest';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { fillMasterKeys } from '../../../card-model/personalisation/fill-master-keys.js';
import { demonstrationWith, keyData } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';

const keysOf = (changes: Record<string, unknown> = {}) =>
  fillMasterKeys(parseCardData(demonstrationWith(changes)), 'SM4');
/** Place of SSSE.RK in the data. */
const RK = 'keys.SSSE.6';

describe('the keys of a PSAM', () => {
  it('are the master keys that have a place in it, undiversified and without a counter', () => {
    const rk = keysOf().find(({ usage, reference }) => usage === 0x47 && reference === 0x0a)!;
    expect({ ...rk, value: hex(rk.value) }).toEqual({
      type: 'SAM',
      usage: 0x47,
      reference: 0x0a,
      version: 1,
      algorithm: 'SM4',
      value: keyData('SSSE.RK').master,
      triesLeft: 0,
      maximumTries: 0,
    });
  });
  it('without a place they are left out', () => {
    const all = keysOf();
    for (const psam of [null, undefined])
      expect(keysOf({ [`${RK}.psam`]: psam })).toHaveLength(all.length - 1);
    expect(keysOf({ keys: {} })).toEqual([]);
  });
  it('are where the data say, and in the version they say', () => {
    expect(keysOf({ [`${RK}.psam`]: '2701', [`${RK}.version`]: 2 })).toContainEqual(
      expect.objectContaining({ usage: 0x27, reference: 0x01, version: 2 }),
    );
  });
});

describe('refused, without the value of the key', () => {
  it.each([
    ['a place twice', { [`${RK}.psam`]: '4812' }, /^keys\.SSSE\.7\.psam: is 4812, as SSSE\.RK has it/],
    ['no diversification', { [`${RK}.psam`]: '1F0A' }, /^keys\.SSSE\.6\.psam: is 1F0A; its usage byte/],
  ])('%s', (_name, changes, message) => {
    expect(() => keysOf(changes)).toThrow(message);
    expect(() => keysOf(changes)).not.toThrow(new RegExp(keyData('SSSE.RK').master));
  });
});
