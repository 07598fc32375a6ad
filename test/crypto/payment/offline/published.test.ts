import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCryptoSuite, exponentOf, staticDataToAuthenticate } from '../../../../crypto/index.js';
import { hex, toHex } from '../../support.js';
import { crtKeyOf, PUBLISHED } from '../fixtures.js';
import { problemOf } from './chain.js';

/* Certificates that others made. */

const [scheme80, scheme57, scheme58] = PUBLISHED.schemeKeys;
const today = { year: 2020, month: 11 };
const scheme80Key = {
  algorithm: 'RSA',
  modulus: hex(scheme80.modulus),
  exponent: scheme80.exponent,
} as const;

it('the published scheme keys are keys', () => {
  const { rsa, sm2 } = createCryptoSuite();
  expect(rsa.isPublicKey(scheme80Key)).toBe(true);
  for (const { publicKey } of [scheme57, scheme58]) expect(sm2.isPublicKey(hex(publicKey))).toBe(true);
  const exponent = '010001';
  const checked = hex(`${scheme80.rid}${scheme80.index}${scheme80.modulus}${exponent}`);
  expect(createHash('sha1').update(checked).digest('hex').toUpperCase()).toBe(scheme80.sha1);
});

describe.each(['native', 'portable'] as const)('on %s engines', (engineSet) => {
  const { offlineAuthentication: offline } = createCryptoSuite(engineSet);

  it('the RSA chain below scheme key 80 holds down to a signature of the card', () => {
    const { pan, issuer, card, staticRecord, interchangeProfile, privateKey } = PUBLISHED.rsaCard;
    const objects = (texts: typeof issuer) => ({
      certificate: hex(texts.certificate),
      remainder: hex(texts.remainder),
      exponent: hex(texts.exponent),
    });
    const expected = { pan, today };
    const first = offline.verifyIssuerCertificate(scheme80Key, objects(issuer), expected);
    if (!first.ok) throw new Error(first.problem);
    expect(first).toMatchObject({ expiry: { year: 2030, month: 12 }, serialNumber: hex('000001') });
    const staticData = staticDataToAuthenticate([hex(staticRecord)], hex(interchangeProfile));
    const second = offline.verifyIccCertificate(first.publicKey, objects(card), expected, staticData);
    if (!second.ok) throw new Error(second.problem);
    const key = { algorithm: 'RSA', privateKey: crtKeyOf(privateKey) } as const;
    expect(offline.publicKey(key)).toEqual(second.publicKey);
    expect(exponentOf(hex(card.exponent))).toBe(65537);
    const without = staticDataToAuthenticate([hex(staticRecord)]);
    const third = offline.verifyIccCertificate(first.publicKey, objects(card), expected, without);
    expect(problemOf(third)).toBe('HASH');
  });

  it('the SM2 issuer certificate below scheme key 57 holds for a month', () => {
    const { certificate, pan } = PUBLISHED.sm2IssuerCertificate;
    const verify = (publicKey: string, month: number, year = 2020) =>
      offline.verifyIssuerCertificate(
        { algorithm: 'SM2', publicKey: hex(publicKey) },
        { certificate: hex(certificate) },
        { pan, today: { year, month } },
      );
    // The certificate is for issuer 62280001, one digit more than its cards share, and expires in December 2020.
    expect(verify(scheme57.publicKey, 12)).toMatchObject({ ok: true, expiry: { year: 2020, month: 12 } });
    expect(problemOf(verify(scheme57.publicKey, 1, 2021))).toBe('CERTIFICATE_EXPIRED');
    expect(problemOf(verify(scheme58.publicKey, 12))).toBe('SIGNATURE');
  });

  it('the SM2 card certificates hold, each with its own records', () => {
    const { pan, issuerCertificate, interchangeProfile, cards } = PUBLISHED.sm2Card;
    // X, Y of the issuer from its certificate, whose scheme key is unknown.
    const publicKey = hex(issuerCertificate).slice(14, 78);
    const verify = (certificate: string, record: string) =>
      offline.verifyIccCertificate(
        { algorithm: 'SM2', publicKey },
        { certificate: hex(certificate) },
        { pan, today },
        staticDataToAuthenticate([hex(record)], hex(interchangeProfile)),
      );
    const [one, other] = cards as [(typeof cards)[0], (typeof cards)[0]];
    expect(problemOf(verify(one.certificate, one.staticRecord))).toBe('none');
    expect(problemOf(verify(other.certificate, other.staticRecord))).toBe('none');
    expect(problemOf(verify(one.certificate, other.staticRecord))).toBe('SIGNATURE');
    const found = verify(one.certificate, one.staticRecord);
    expect(found.ok && toHex(found.serialNumber)).toBe('000031');
  });
});
