import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cipherOf, KeyRing } from '../../../../host-cli/terminal/keys/key-ring.js';
import { hex } from '../../../support/hex.js';
import { demonstrationRing, identification, ringOf } from '../link.js';

const ring = demonstrationRing();

describe('find', () => {
  it.each(['SSSE.RK', 'ssse.rk', ' Ssse.Rk '])('%j', (name) => expect(ring.find(name).name).toBe('SSSE.RK'));

  it('suggests near names, or tells all of a small ring', () => {
    expect(() => ring.find('SSSE.RKK')).toThrow(
      expect.objectContaining({
        code: 'KEY_NAME_UNKNOWN',
        message: expect.stringContaining('did you mean SSSE.RK'),
      }),
    );
    expect(() => ringOf('SSSE.RK').find('other')).toThrow('there are SSSE.RK');
    expect(() => new KeyRing([]).find('SSSE.RK')).toThrow('there are none');
  });

  it('is told beforehand by has', () => {
    expect(ring.has('df01.rk')).toBe(true);
    expect(ring.has('DF01.XX')).toBe(false);
  });
});

/** Worked examples of the conventions. */
describe('the key of one card', () => {
  it.each([
    ['SSSE.RK', 'SM4', 'AE09692CD5D302472ACE9F77AF3319B7'],
    ['SSSE.IRK', 'SM4', '7A74BF5357E17BCCD6A19B1066A677BB'],
    ['SSSE.RK', '3DES', '1823C719A65937305E3A1E7A25F0C496'],
    ['SSSE.IRK', '3DES', 'AB69B327487A95378060FF0831B9C572'],
  ] as const)('%s with %s', (name, algorithm, expected) => {
    expect(hex(ring.cardKeyFor(name, identification({ algorithm })))).toBe(expected);
  });

  it.each([
    ['AREA_CODE_MISSING', { areaCode: '' }],
    ['CARD_FACTOR_MISSING', { cardFactor: undefined }],
    ['ALGORITHM_NOT_SUPPORTED', { algorithm: 'SSF33' }],
  ] as const)('%s', (code, changes) => {
    expect(() => ring.cardKeyFor('SSSE.RK', identification(changes))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

it('shows no key value, however it is printed', () => {
  const shown =
    inspect(ring, { depth: 9, showHidden: true }) +
    JSON.stringify(ring) +
    JSON.stringify(ring.find('SSSE.RK'));
  expect(shown.toUpperCase()).not.toContain('70DF00B0');
  expect(shown).not.toMatch(/master|112, 223/);
});

it('takes SM4 and 3DES for ciphers it has', () => {
  expect(cipherOf(identification())).toBe('SM4');
  expect(cipherOf(identification({ algorithm: '3DES' }))).toBe('3DES');
});
