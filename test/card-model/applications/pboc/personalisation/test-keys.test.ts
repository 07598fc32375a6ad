import { expect, it } from 'vitest';
import { staticDataOf } from '../../../../../card-model/applications/pboc/personalisation/fill-bank.js';
import {
  certificateOf,
  demonstrationCredentials,
  demonstrationKey,
  privateKeyOf,
  testSigner,
} from '../../../../../card-model/applications/pboc/personalisation/test-keys.js';
import { demonstrationData } from '../../../../../card-model/personalisation/demonstration.js';
import cardFile from '../../../../../fixtures/payment/demonstration-card.json' with { type: 'json' };
import { demonstrationBankCard } from '../../../../support/demonstration-bank-card.js';
import { bytes } from '../../../../support/hex.js';

const financial = demonstrationData().financial!;
const { pan, panSequence } = financial;

it('the fixture is what the tool makes, byte for byte', () => {
  expect(demonstrationBankCard()).toEqual(cardFile);
});

it('the demonstration card needs nothing made', () => {
  const credentials = demonstrationCredentials(pan, panSequence, staticDataOf(financial))!;
  expect(credentials.international!.schemeIndex).toBe(0xf1);
  expect(credentials.sm!.schemeIndex).toBe(0xf2);
  expect(credentials.sm!.fast.certificate.certificate).toEqual(bytes(cardFile.sm2.fast.certificate));
});

it('other data or another number have no certificates here', () => {
  const staticData = staticDataOf(financial);
  expect(demonstrationCredentials(pan, '02', staticData)).toBeUndefined();
  expect(demonstrationCredentials('6231000000000000021', panSequence, staticData)).toBeUndefined();
  expect(demonstrationCredentials(pan, panSequence, { ...staticData, fast: bytes('00') })).toBeUndefined();
  expect(demonstrationCredentials(pan, panSequence, { ...staticData, contact: bytes('00') })).toBeUndefined();
  expect(demonstrationKey('RSA', pan, '02')).toBeUndefined();
});

it('the test issuer has its certificate for its own numbers; others get one made, the same each time', () => {
  const stored = testSigner('SM2', pan).certificate.certificate;
  const made = testSigner('SM2', '6228480000000013').certificate.certificate;
  expect(made).not.toEqual(stored);
  expect(made.subarray(1, 5)).toEqual(bytes('622848FF'));
  expect(testSigner('SM2', '6228480000000099').certificate.certificate).toEqual(made);
});

it('keys and certificates from their texts', () => {
  expect(privateKeyOf('01'.repeat(32))).toEqual({ algorithm: 'SM2', privateKey: bytes('01'.repeat(32)) });
  const parts = { p: '01', q: '02', dP: '03', dQ: '04', qInv: '05' };
  expect(privateKeyOf(parts)).toMatchObject({
    algorithm: 'RSA',
    privateKey: { p: bytes('01'), qInv: bytes('05') },
  });
  expect(certificateOf({ certificate: 'AA', exponent: '03' })).toEqual({
    certificate: bytes('AA'),
    exponent: bytes('03'),
  });
});
