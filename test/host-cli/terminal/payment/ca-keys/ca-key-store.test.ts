import { expect, test } from 'vitest';
import {
  type CaKey,
  CaKeyStore,
  caKeyChecksum,
  hasChecksum,
} from '../../../../../host-cli/terminal/payment/ca-keys/ca-key-store.js';
import { testCaKeys } from '../../../../../host-cli/terminal/payment/ca-keys/test-ca-keys-table.js';
import { bytes, hex } from '../../../../support/hex.js';

const key = (index: number, first: string): CaKey => ({
  rid: bytes('A000000333'),
  index,
  key: { algorithm: 'SM2', publicKey: bytes(first.repeat(64)) },
});

test('found by the RID of an AID and the index; a later key takes the place of an earlier one', () => {
  const store = new CaKeyStore([key(1, '01'), key(2, '02')]);
  expect(store.find(bytes('A000000333010101'), 2)?.key).toMatchObject({ publicKey: bytes('02'.repeat(64)) });
  expect(store.find(bytes('A000000334010101'), 2)).toBeUndefined();
  expect(store.find(bytes('A000000333010101'), 3)).toBeUndefined();
  store.add(key(2, '03'));
  expect(store.find(bytes('A000000333'), 2)?.key).toMatchObject({ publicKey: bytes('03'.repeat(64)) });
  expect(store.keys).toHaveLength(2);
});

test('check values as the lists of terminals have them', () => {
  const rsa = testCaKeys().find(bytes('A000000333'), 0x80)!;
  expect(hex(caKeyChecksum(rsa))).toBe('A5E44BB0E1FA4F96A11709186670D0835057D35E');
  expect(hasChecksum(rsa, caKeyChecksum(rsa))).toBe(true);
  expect(hasChecksum({ ...rsa, index: 0x81 }, caKeyChecksum(rsa))).toBe(false);
});
