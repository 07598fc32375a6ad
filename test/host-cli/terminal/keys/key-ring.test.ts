import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { KeyRing } from '../../../../host-cli/terminal/keys/key-ring.js';
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

describe('versions of one key', () => {
  const of = (version: number, digit: string) => ({
    name: 'SSSE.RK',
    directory: 'SSSE',
    reference: 10,
    psam: null,
    version,
    master: new Uint8Array(16).fill(Number.parseInt(digit, 16)),
  });
  const several = new KeyRing([of(7, 'A'), of(1, 'B'), of(3, 'C')]);

  it('without a number 01 is meant, or else the lowest', () => {
    expect(several.find('ssse.rk').version).toBe(1);
    expect(new KeyRing([of(7, 'A'), of(3, 'C')]).find('SSSE.RK').version).toBe(3);
  });

  it('are kept apart', () => {
    expect(several.names).toEqual(['SSSE.RK']);
    expect(several.versionsOf('SSSE.RK').map(({ version }) => version)).toEqual([7, 1, 3]);
    expect(several.versionsOf('SSSE.UK')).toEqual([]);
    const keys = [1, 3, 7].map((version) => hex(several.cardKeyFor('SSSE.RK', identification(), version)));
    expect(new Set(keys).size).toBe(3);
    expect(hex(several.cardKeyFor('SSSE.RK', identification()))).toBe(keys[0]);
    expect(several.checkValueOf('SSSE.RK', 'SM4', 7)).not.toEqual(several.checkValueOf('SSSE.RK', 'SM4'));
  });

  it('one that is not there is told with those that are', () => {
    expect(() => several.find('SSSE.RK', 2)).toThrow(
      expect.objectContaining({
        code: 'KEY_VERSION_UNKNOWN',
        message: 'the keys given hold SSSE.RK in version 7, 1, 3, not in version 2',
      }),
    );
  });
});
