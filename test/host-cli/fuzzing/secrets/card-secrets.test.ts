import { expect, test } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { NO_SECRETS, secretsOfContents } from '../../../../host-cli/fuzzing/secrets/card-secrets.js';
import { mapOfContents } from '../../../../host-cli/fuzzing/world/card-map.js';
import { cardKey, demonstrationContents } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';

const contents = demonstrationContents();
const map = mapOfContents(contents, gen3);
const secrets = secretsOfContents(contents, map, [bytes('AA')]);
const ssse = map.directories.find(({ label }) => label === 'SSSE')!;

test('keys with their names and values, in their directories', () => {
  const key = secrets.find(ssse, (type) => type === 'EXTERNAL', 0x0a)!;
  expect(key).toMatchObject({ name: 'SSSE.RK', version: 1, algorithm: 'SM4', triesLeft: 3, maximumTries: 3 });
  expect(hex(key.value)).toBe(hex(cardKey('SSSE.RK')));
  expect(secrets.keysIn(ssse).every(({ directory }) => directory === ssse)).toBe(true);
  expect(secrets.keysIn(ssse).length).toBeGreaterThan(5);
});

test('a key by type, by version, and none', () => {
  expect(secrets.find(ssse, (type) => type === 'LK')?.name).toBe('SSSE.LK');
  expect(secrets.find(ssse, () => true, 0x0a, 2)).toBeUndefined();
  expect(secrets.find(map.directories[0]!, (type) => type === 'IRK')).toBeUndefined();
});

test('of several versions 01, else the lowest', () => {
  const versions = [3, 1, 2].map((version) => ({ ...secrets.find(ssse, () => true, 0x0a)!, version }));
  const several = Object.assign(Object.create(Object.getPrototypeOf(secrets)), secrets, { keys: versions });
  expect(several.find(ssse, () => true, 0x0a).version).toBe(1);
  const later = Object.assign(Object.create(Object.getPrototypeOf(secrets)), secrets, {
    keys: [versions[0], versions[2]],
  });
  expect(later.find(ssse, () => true, 0x0a).version).toBe(2);
});

test('PINs, private keys and what else must stay hidden', () => {
  expect(hex(secrets.pinOf(ssse)!.value)).toBe('246813');
  expect(secrets.pinOf(map.directories[0]!)).toBeUndefined();
  expect(secrets.hidden.map(hex)).toContain('AA');
  expect(secrets.hidden.some(({ length }) => length === 32)).toBe(true);
});

test('nothing known', () => {
  expect([NO_SECRETS.keys, NO_SECRETS.pins, NO_SECRETS.hidden]).toEqual([[], [], []]);
});
