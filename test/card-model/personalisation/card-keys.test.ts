import { describe, expect, it } from 'vitest';
import { deriveCardKey, diversificationFactors } from '../../../card-model/personalisation/card-keys.js';
import { cardKey, keyData } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';

const identity = { areaCode: '510100', cardFactor: bytes('8660510100000001') };
const PROVINCE = '3531303030307368';
const AREA = '3531303130307378';
const CARD = '8660510100000001';

describe('factors', () => {
  it.each([
    ['470A', [AREA, CARD]],
    ['4812', [AREA, CARD]],
    ['6708', [PROVINCE, AREA, CARD]],
    ['2700', [CARD]],
    [null, [AREA, CARD]],
    [undefined, [AREA, CARD]],
  ] as const)('of a key with PSAM usage %s', (psam, factors) => {
    expect(diversificationFactors(psam, identity).map(hex)).toEqual(factors);
  });
});

describe('card keys', () => {
  // Worked examples: both algorithms, two and three diversifications.
  it.each([
    ['SM4', 'SSSE.RK', 'AE09692CD5D302472ACE9F77AF3319B7'],
    ['3DES', 'SSSE.RK', '1823C719A65937305E3A1E7A25F0C496'],
    ['SM4', 'SSSE.IRK', '7A74BF5357E17BCCD6A19B1066A677BB'],
    ['3DES', 'SSSE.IRK', 'AB69B327487A95378060FF0831B9C572'],
  ] as const)('%s %s', (algorithm, name, expected) => {
    const { master, psam } = keyData(name);
    expect(hex(deriveCardKey(algorithm, bytes(master), psam, identity))).toBe(expected);
  });

  it('all keys of the demonstration data agree with the reckoning of the tests', () => {
    for (const name of ['MF.MK', 'SSSE.PUK', 'DF01.RK', 'DF04.RK_EF06', 'DF07.UK_EF07']) {
      const { master, psam } = keyData(name);
      expect(hex(deriveCardKey('SM4', bytes(master), psam, identity)), name).toBe(hex(cardKey(name)));
    }
  });
});
