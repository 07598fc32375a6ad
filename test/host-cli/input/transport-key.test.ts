import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TEST_TRANSPORT_KEY } from '../../../card-model/index.js';
import { findTransportKey } from '../../../host-cli/input/transport-key.js';
import { bytes } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const KEY = '0102030405060708';
const environment = { SSCARD_TRANSPORT_KEY: KEY };

test('from the first line of a file, before the environment, before the test key', () => {
  const file = folder.path('key.txt');
  writeFileSync(file, 'A1A2 A3A4 A5A6 A7A8\nmore\n');
  expect(findTransportKey({ file, environment, simulated: true })).toEqual(bytes('A1A2A3A4A5A6A7A8'));
  expect(findTransportKey({ environment, simulated: true })).toEqual(bytes(KEY));
  expect(findTransportKey({ environment: {}, simulated: true })).toEqual(TEST_TRANSPORT_KEY);
  expect(findTransportKey({ environment: { SSCARD_TRANSPORT_KEY: '' }, simulated: true })).toEqual(
    TEST_TRANSPORT_KEY,
  );
});

test('a card in a reader has no key that would be known', () => {
  expect(() => findTransportKey({ environment: {}, simulated: false })).toThrow(/--transport-key-file/);
  expect(findTransportKey({ environment, simulated: false })).toEqual(bytes(KEY));
});

test.each(['01020304050607', '010203040506070809', 'secretsecretsecr', '01020304050607zz'])(
  '%s is none, and is not repeated',
  (given) => {
    const find = () => findTransportKey({ environment: { SSCARD_TRANSPORT_KEY: given }, simulated: true });
    expect(find).toThrow(/SSCARD_TRANSPORT_KEY: .*16 hexadecimal digits/);
    expect(find).not.toThrow(given);
  },
);
