import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../../../crypto/index.js';
import { ICC_CERTIFICATE, ISSUER_CERTIFICATE } from '../../../../crypto/payment/offline/certificate-kind.js';
import {
  makeSm2Certificate,
  verifySm2Certificate,
} from '../../../../crypto/payment/offline/sm2-certificates.js';
import { counting, expectCode, hex, toHex } from '../../support.js';
import { EXPIRY, problemOf, TODAY } from './chain.js';

const suite = createCryptoSuite();
const { sm2 } = suite;
const authority = sm2.generateKeyPair();
const subject = sm2.generateKeyPair();
const pan = '6231000000000000013';
const contents = {
  subject: '623100',
  expiry: EXPIRY,
  serialNumber: hex('0a0b0c'),
  publicKey: { algorithm: 'SM2', publicKey: subject.publicKey },
} as const;
const nothing = new Uint8Array(0);

/** Changes the part before the signature and signs it anew: the authority itself made the mistake. */
function forged(change: (head: Uint8Array) => void, kind = ISSUER_CERTIFICATE) {
  const head = makeSm2Certificate(
    suite,
    kind,
    authority.privateKey,
    { ...contents, subject: kind === ISSUER_CERTIFICATE ? '623100' : pan },
    nothing,
  ).slice(0, -64);
  change(head);
  const certificate = Uint8Array.of(...head, ...sm2.sign(head, authority.privateKey));
  return problemOf(
    verifySm2Certificate(suite, kind, authority.publicKey, certificate, { pan, today: TODAY }, nothing),
  );
}

describe('SM2 certificates', () => {
  it('have the layout of tags 90 and 9F46', () => {
    const issuer = makeSm2Certificate(suite, ISSUER_CERTIFICATE, authority.privateKey, contents, nothing);
    expect(issuer).toHaveLength(142);
    const key = toHex(subject.publicKey.subarray(1));
    expect(toHex(issuer.subarray(0, 78))).toBe(`12623100ff12400a0b0c04001140${key}`);
    const card = { ...contents, subject: pan };
    const icc = makeSm2Certificate(suite, ICC_CERTIFICATE, authority.privateKey, card, counting(9));
    expect(icc).toHaveLength(148);
    expect(toHex(icc.subarray(0, 84))).toBe(`146231000000000000013f12400a0b0c04001140${key}`);
    const signed = Uint8Array.of(...icc.subarray(0, 84), ...counting(9));
    expect(sm2.verify(icc.subarray(84), signed, authority.publicKey)).toBe(true);
  });

  it.each([
    ['format', 0, 'FORMAT'],
    ['issuer identifier', 1, 'ISSUER_IDENTIFIER'],
    ['month', 5, 'CERTIFICATE_DATE'],
    ['signature algorithm', 10, 'KEY_ALGORITHM'],
    ['encipherment algorithm', 11, 'KEY_ALGORITHM'],
    ['parameter', 12, 'KEY_ALGORITHM'],
    ['key length', 13, 'KEY_LENGTH'],
    ['key', 20, 'CERTIFIED_KEY'],
  ])('are refused for a wrong %s that is signed', (_, offset, problem) => {
    expect(forged(() => undefined)).toBe('none');
    expect(forged((head) => (head[offset]! ^= 0x55))).toBe(problem);
  });

  it('are refused for another PAN that is signed', () => {
    expect(forged(() => undefined, ICC_CERTIFICATE)).toBe('none');
    expect(forged((head) => (head[9]! ^= 1), ICC_CERTIFICATE)).toBe('CERTIFICATE_PAN');
    expect(forged((head) => head.fill(0xff, 1, 11), ICC_CERTIFICATE)).toBe('CERTIFICATE_PAN');
  });

  it('are not made from what does not fit', () => {
    const make = (change: object) =>
      makeSm2Certificate(
        suite,
        ISSUER_CERTIFICATE,
        authority.privateKey,
        { ...contents, ...change },
        nothing,
      );
    expectCode(() => make({ serialNumber: counting(2) }), 'BAD_LENGTH');
    expectCode(() => make({ publicKey: { algorithm: 'SM2', publicKey: counting(64) } }), 'BAD_PUBLIC_KEY');
    const compressed = Uint8Array.of(2 + (subject.publicKey[64]! & 1), ...subject.publicKey.slice(1, 33));
    expectCode(() => make({ publicKey: { algorithm: 'SM2', publicKey: compressed } }), 'BAD_PUBLIC_KEY');
    expectCode(
      () => make({ publicKey: { algorithm: 'RSA', modulus: counting(96), exponent: 3 } }),
      'BAD_PUBLIC_KEY',
    );
  });
});
