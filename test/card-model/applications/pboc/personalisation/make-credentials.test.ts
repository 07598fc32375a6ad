import { describe, expect, it } from 'vitest';
import {
  issuerIdentifier,
  makeCredentials,
  makeIccKey,
  makeIssuerCertificate,
} from '../../../../../card-model/applications/pboc/personalisation/make-credentials.js';
import {
  privateKeyOf,
  testSigner,
} from '../../../../../card-model/applications/pboc/personalisation/test-keys.js';
import { offlineAuthentication } from '../../../../../crypto/index.js';
import keyFile from '../../../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { bytes } from '../../../../support/hex.js';

const PAN = '6228480000000000013';
const account = { pan: PAN, psn: '02', expiry: { year: 2033, month: 4 } };
const staticData = { contact: bytes('5A01017D00'), fast: bytes('5A01017C00') };
const today = { year: 2030, month: 1 };

describe.each(['RSA', 'SM2'] as const)('%s', (form) => {
  const signer = testSigner(form, PAN);
  const key = makeIccKey(signer, account);
  const made = makeCredentials(signer, key, account, staticData);
  const scheme = keyFile.schemes.find(({ algorithm }) => algorithm === form)!.schemeKey;

  it('a terminal with the scheme key believes the whole chain', () => {
    const schemeKey = offlineAuthentication.publicKey(privateKeyOf(scheme.privateKey));
    const issuer = offlineAuthentication.verifyIssuerCertificate(schemeKey, made.issuer, { pan: PAN, today });
    if (!issuer.ok) throw new Error(issuer.problem);
    for (const set of ['contact', 'fast'] as const) {
      const { certificate, staticSignature } = made[set];
      const expected = { pan: PAN, today };
      const card = offlineAuthentication.verifyIccCertificate(
        issuer.publicKey,
        certificate,
        expected,
        staticData[set],
      );
      expect(card).toMatchObject({ ok: true, expiry: account.expiry });
      expect(card.ok && card.publicKey).toEqual(offlineAuthentication.publicKey(key));
      expect(
        offlineAuthentication.verifyStaticData(issuer.publicKey, staticSignature, staticData[set]).ok,
      ).toBe(true);
      const altered = Uint8Array.of(...staticData[set], 1);
      expect(
        offlineAuthentication.verifyIccCertificate(issuer.publicKey, certificate, expected, altered).ok,
      ).toBe(false);
    }
  });

  it('the same again each time, so that a building can go on; another card has another key', () => {
    expect(makeIccKey(signer, account)).toEqual(key);
    expect(makeCredentials(signer, key, account, staticData)).toEqual(made);
    if (form === 'SM2') expect(makeIccKey(signer, { ...account, psn: '03' })).not.toEqual(key);
  });

  it('an issuer certificate tells the first digits of the PAN', () => {
    const again = makeIssuerCertificate(
      privateKeyOf(scheme.privateKey),
      signer.privateKey,
      issuerIdentifier(PAN),
      { year: 2040, month: 12 },
    );
    expect(again).toEqual(signer.certificate);
    expect(issuerIdentifier(PAN)).toBe('622848');
  });
});
