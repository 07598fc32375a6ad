import { expect, it } from 'vitest';
import { staticDataOf } from '../../../../../card-model/applications/pboc/personalisation/fill-bank.js';
import type { FinancialData } from '../../../../../card-model/applications/pboc/personalisation/financial-data.js';
import {
  accountOf,
  findCredentials,
} from '../../../../../card-model/applications/pboc/personalisation/find-credentials.js';
import { demonstrationData } from '../../../../../card-model/personalisation/demonstration.js';
import { offlineAuthentication } from '../../../../../crypto/index.js';
import cardFile from '../../../../../fixtures/payment/demonstration-card.json' with { type: 'json' };
import keyFile from '../../../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { bytes } from '../../../../support/hex.js';

const demonstration = demonstrationData().financial!;
const find = (changes: Partial<FinancialData> = {}) => {
  const financial = { ...demonstration, ...changes };
  return findCredentials(financial, staticDataOf(financial));
};

it('the demonstration card has its own from the fixtures', () => {
  expect(find().sm!.contact.staticSignature).toEqual(bytes(cardFile.sm2.contact.staticSignature));
});

it('with other data it keeps its keys and gets other certificates', () => {
  const [before, after] = [find(), find({ expiry: '331231' })];
  expect(after.sm!.privateKey).toEqual(before.sm!.privateKey);
  expect(after.international!.privateKey).toEqual(before.international!.privateKey);
  expect(after.sm!.contact.certificate).not.toEqual(before.sm!.contact.certificate);
  expect(find({ expiry: '331231' })).toEqual(after);
});

it('another card has other keys; only in the algorithms that it shall have', () => {
  const sm = find({ pan: '6231000000000000021', algorithms: 'SM' });
  expect(sm.international).toBeUndefined();
  expect(sm.sm!.privateKey).not.toEqual(find().sm!.privateKey);
  const international = find({ algorithms: 'international' });
  expect(international.sm).toBeUndefined();
  expect(international.international!.schemeIndex).toBe(0xf1);
});

it('an issuer of the data signs with its own key', () => {
  const { issuer } = keyFile.schemes[1]!;
  const credentials = find({
    issuer: {
      sm2: { schemeIndex: '99', certificate: issuer.certificate, privateKey: issuer.privateKey as string },
    },
  } as Partial<FinancialData>);
  expect(credentials.international).toBeUndefined();
  expect(credentials.sm!.schemeIndex).toBe(0x99);
  const publicKey = { algorithm: 'SM2' as const, publicKey: bytes(issuer.publicKey!) };
  const { contact } = credentials.sm!;
  const { contact: data } = staticDataOf(demonstration);
  expect(offlineAuthentication.verifyStaticData(publicKey, contact.staticSignature, data).ok).toBe(true);
});

it('the expiry of a card is that of its certificates', () => {
  expect(accountOf(demonstration)).toEqual({
    pan: '6231000000000000013',
    psn: '01',
    expiry: { year: 2036, month: 12 },
  });
});
