import { createCipheriv } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { gen1 } from '../../../../card-model/profiles/gen1.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { cardKeys, findPlannedKey, plannedKeys } from '../../../../host-cli/terminal/services/card-keys.js';
import { cardKey, keyData, secretKeys } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';
import { demonstrationRing, identification, ringOf } from '../link.js';
import { ringWith } from './office.js';

const card = identification();
const entry = (name: string, ring = demonstrationRing(), profile = gen3, of = card) =>
  cardKeys(profile, ring, of).find((key) => key.name === name)!;

/** First 3 bytes of enciphering zeros, with the platform's own ciphers. */
function checkValue(cipher: string, key: string): string {
  const engine = createCipheriv(cipher, bytes(key), null);
  engine.setAutoPadding(false);
  return hex(Uint8Array.from(engine.update(Buffer.alloc(cipher === 'sm4-ecb' ? 16 : 8)))).slice(0, 6);
}

describe('a row', () => {
  it('tells all that may be told', () => {
    const { cardCheckValue, masterCheckValue, ...rest } = entry('SSSE.RK');
    expect(rest).toEqual({
      name: 'SSSE.RK',
      directory: 'SSSE',
      type: 'EXTERNAL',
      meaning: expect.objectContaining({ zh: '外部认证密钥' }),
      reference: 0x0a,
      version: 1,
      psam: '470A',
      factors: ['area', 'card'],
      purpose: { en: 'reads EF06, EF07, EF08', zh: '读 EF06、EF07、EF08' },
    });
    expect(hex(masterCheckValue!)).toBe(checkValue('sm4-ecb', keyData('SSSE.RK').master));
    expect(hex(cardCheckValue!)).toBe(checkValue('sm4-ecb', hex(cardKey('SSSE.RK'))));
  });

  it('of 3DES is checked with 3DES', () => {
    const twoKeys = (key: string) => key + key.slice(0, 16);
    const { masterCheckValue, cardCheckValue } = entry(
      'SSSE.RK',
      demonstrationRing(),
      gen3,
      identification({ algorithm: '3DES' }),
    );
    expect(hex(masterCheckValue!)).toBe(checkValue('des-ede3', twoKeys(keyData('SSSE.RK').master)));
    // The card key is that of the worked examples.
    expect(hex(cardCheckValue!)).toBe(checkValue('des-ede3', twoKeys('1823C719A65937305E3A1E7A25F0C496')));
  });

  it.each([
    ['SSSE.IRK', ['province', 'area', 'card']],
    ['SSSE.MK', ['area', 'card']],
  ])('%s is diversified by %j', (name, factors) => expect(entry(name).factors).toEqual(factors));
});

test('without keys the list is that of the profile', () => {
  const keys = cardKeys(gen3, undefined, card);
  expect(keys.map(({ name }) => name)).toEqual(plannedKeys(gen3).map(({ plan }) => plan.name));
  for (const key of keys) expect(key).not.toHaveProperty('version');
  expect(cardKeys(gen3, ringOf('SSSE.RK'), card).filter(({ version }) => version !== undefined)).toHaveLength(
    1,
  );
});

test('each version is a row, and what only the file has comes last', () => {
  const ring = ringWith({ ...keyData('SSSE.RK'), version: 2, master: '00'.repeat(16) });
  const rows = cardKeys(gen3, ring, card).filter(({ name }) => name === 'SSSE.RK');
  expect(rows.map(({ version }) => version)).toEqual([1, 2]);
  expect(rows[0]!.cardCheckValue).not.toEqual(rows[1]!.cardCheckValue);
  const last = cardKeys(gen3, ring, card).at(-1)!;
  expect(last).toEqual({ name: 'PKI.MK', directory: 'PKI', reference: 0, version: 1, psam: null });
  // Generation 1 has no DF05.
  expect(entry('DF05.RK', ring, gen1)).not.toHaveProperty('type');
});

test('no key is in the list', () => {
  const told = JSON.stringify(cardKeys(gen3, demonstrationRing(), card), (_name, value) =>
    value instanceof Uint8Array ? hex(value) : value,
  );
  for (const secret of secretKeys()) expect(told).not.toContain(secret);
});

test('findPlannedKey takes either case', () => {
  expect(findPlannedKey(gen3, ' ssse.rk ')).toMatchObject({
    directory: { label: 'SSSE' },
    plan: { reference: 0x0a },
  });
  expect(findPlannedKey(gen3, 'SSSE.XX')).toBeUndefined();
});
