import { expect, test } from 'vitest';
import { SimulatedSource } from '../../../../host-cli/fuzzing/lives/simulated-source.js';
import { CardSecrets } from '../../../../host-cli/fuzzing/secrets/card-secrets.js';
import { SecretSearch } from '../../../../host-cli/fuzzing/secrets/secret-search.js';
import { demonstrationContents } from '../../../support/demonstration.js';
import { bytes } from '../../../support/hex.js';

const contents = demonstrationContents();
const { secrets, map } = new SimulatedSource(contents);
const search = SecretSearch.of(secrets, contents);
const key = secrets.keys[3]!.value;

test('a key, its halves, anywhere', () => {
  for (const found of [key, key.subarray(0, 8), key.subarray(8)]) {
    expect(search.findsKey(found)).toBe(true);
    expect(search.findsKey(Uint8Array.of(1, 2, 3, ...found, 4))).toBe(true);
  }
});

test('less than eight bytes, and nothing', () => {
  expect(search.findsKey(key.subarray(0, 7))).toBe(false);
  expect(search.findsKey(key.subarray(1, 8))).toBe(false);
  expect(search.findsKey(new Uint8Array(0))).toBe(false);
});

test('private keys in any eighth byte of them', () => {
  const hidden = Uint8Array.from({ length: 32 }, (_, index) => index + 100);
  const own = new SecretSearch(new CardSecrets([], [], [hidden]), undefined);
  expect(own.findsKey(hidden.subarray(16, 24))).toBe(true);
  expect(own.findsKey(hidden.subarray(17, 24))).toBe(false);
});

test('a key of zeros says nothing', () => {
  const own = new SecretSearch(new CardSecrets([], [], [new Uint8Array(16)]), undefined);
  expect(own.findsKey(new Uint8Array(64))).toBe(false);
});

test('the PIN, unless its digits stand in a file anyway', () => {
  expect(search.findsPin(bytes('0024681300'), false)).toBe(true);
  expect(search.findsPin(bytes('0024681300'), true)).toBe(true);
  expect(search.findsPin(bytes('00246814'), false)).toBe(false);
  const date = { directory: map.directories[1]!, value: bytes('202601') };
  const own = new SecretSearch(new CardSecrets([], [date]), contents);
  expect(own.findsPin(bytes('20260101'), true)).toBe(false);
  expect(own.findsPin(bytes('20260101'), false)).toBe(true);
});

test('a PIN of four digits is not looked for: any data may hold it', () => {
  const short = { directory: map.directories[1]!, value: bytes('1234') };
  expect(new SecretSearch(new CardSecrets([], [short]), undefined).findsPin(bytes('1234'), false)).toBe(
    false,
  );
});

test('it is made once for the secrets of one card', () => {
  expect(SecretSearch.of(secrets, contents)).toBe(search);
});
