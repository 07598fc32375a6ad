import { expect, it } from 'vitest';
import { certifyCard } from '../../../../crypto/payment/offline/certify-card.js';
import { hex } from '../../support.js';
import { ALGORITHMS, EXPIRY, problemOf, testChain } from './chain.js';

it.each(ALGORITHMS)('makes all that a card of %s needs', (algorithm) => {
  const { offline, scheme, issuer, card, pan, staticData, schemePublic, expected } = testChain(algorithm);
  const certificates = certifyCard(offline, {
    schemeKey: scheme,
    issuer: { privateKey: issuer, subject: '6231', expiry: EXPIRY, serialNumber: hex('000001') },
    card: { privateKey: card, subject: pan, expiry: EXPIRY, serialNumber: hex('000002') },
    staticData,
    authenticationCode: hex('dac1'),
  });
  const first = offline.verifyIssuerCertificate(schemePublic, certificates.issuer, expected);
  if (!first.ok) throw new Error(first.problem);
  const second = offline.verifyIccCertificate(first.publicKey, certificates.card, expected, staticData);
  expect(second).toMatchObject({ ok: true, serialNumber: hex('000002') });
  const still = offline.verifyStaticData(first.publicKey, certificates.signedStaticData, staticData);
  expect(problemOf(still)).toBe('none');
});
