import { expect, test } from 'vitest';
import published from '../../../../../fixtures/payment/published.json' with { type: 'json' };
import testKeys from '../../../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { caKeyChecksum } from '../../../../../host-cli/terminal/payment/ca-keys/ca-key-store.js';
import { testCaKeys } from '../../../../../host-cli/terminal/payment/ca-keys/test-ca-keys-table.js';
import { bytes, hex } from '../../../../support/hex.js';

const find = (index: string) => testCaKeys().find(bytes('A000000333'), Number.parseInt(index, 16))!;

test('the keys of the test scheme, by their check values', () => {
  for (const { schemeKey } of testKeys.schemes) {
    expect(hex(caKeyChecksum(find(schemeKey.index)))).toBe(schemeKey.checksum.toUpperCase());
  }
});

test('the published test keys, byte for byte', () => {
  for (const given of published.schemeKeys) {
    const { key, expiry } = find(given.index);
    const value = key.algorithm === 'SM2' ? key.publicKey : key.modulus;
    expect(hex(value)).toBe((given.publicKey ?? given.modulus)!.toUpperCase());
    expect(`${expiry!.year}-${expiry!.month}`).toBe(given.expiry);
  }
});

test('all of them say that they are test keys', () => {
  expect(testCaKeys().keys.map(({ test: isTest }) => isTest)).toEqual([true, true, true, true, true]);
});
