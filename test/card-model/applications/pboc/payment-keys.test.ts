import { expect, it } from 'vitest';
import { paymentKeys } from '../../../../card-model/applications/pboc/payment-keys.js';
import { Directory } from '../../../../card-model/files/directory.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { hex } from '../../../support/hex.js';
import { bankContents, PaymentCard } from '../../../support/payment-card.js';
import { mac } from '../../../support/payment-oracle.js';

const directoryOf = (data: Record<string, unknown> = {}): Directory =>
  new Directory(bankContents(data).masterFile, undefined, (id) => gen3.application(id)).directories.find(
    ({ fid }) => fid === 0xdfa1,
  )!;

it.each(['SM4', '3DES'] as const)('the UDKs of %s are those that the bank derives', (algorithm) => {
  const keys = paymentKeys(directoryOf(), algorithm)!;
  const { bank } = new PaymentCard(algorithm);
  const made = keys.applicationCryptogram(0x1234, Uint8Array.of(1, 2, 3));
  expect(hex(made)).toBe(mac(algorithm, bank.session('AC', '1234'), '010203'));
  expect(hex(keys.iddMac(0x1234, new Uint8Array(5)))).toBe(bank.issuerDataMac('1234', '0000000000'));
});

it('are made once', () => {
  const directory = directoryOf();
  expect(paymentKeys(directory, 'SM4')).toBe(paymentKeys(directory, 'SM4'));
  expect(paymentKeys(directory, 'SM4')).not.toBe(paymentKeys(directory, '3DES'));
});

it('a card of one set has no keys for the other', () => {
  const directory = directoryOf({ 'financial.algorithms': 'SM' });
  expect(paymentKeys(directory, '3DES')).toBeUndefined();
  expect(paymentKeys(directory, 'SM4')).toBeDefined();
});
