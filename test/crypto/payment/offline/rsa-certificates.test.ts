import { describe, expect, it } from 'vitest';
import { createCryptoSuite, type RsaCrtKey } from '../../../../crypto/index.js';
import { ICC_CERTIFICATE, ISSUER_CERTIFICATE } from '../../../../crypto/payment/offline/certificate-kind.js';
import {
  makeRsaCertificate,
  verifyRsaCertificate,
} from '../../../../crypto/payment/offline/rsa-certificates.js';
import { sealRsaFrame } from '../../../../crypto/payment/offline/rsa-frame.js';
import { counting, expectCode, hex, toHex } from '../../support.js';
import { crtKeyOf, PUBLISHED } from '../fixtures.js';
import { EXPIRY, problemOf, TODAY } from './chain.js';

const suite = createCryptoSuite();
const { rsa } = suite;
const authority = rsa.generateKey({ bits: 1152 });
const authorityPublic = rsa.publicKey(authority);
const pan = '6231000000000000013';
const expected = { pan, today: TODAY };
const nothing = new Uint8Array(0);

function contentsFor(key: RsaCrtKey, subject: string) {
  const publicKey = { algorithm: 'RSA', ...rsa.publicKey(key) } as const;
  return { subject, expiry: EXPIRY, serialNumber: hex('0a0b0c'), publicKey };
}

const recovered = (certificate: Uint8Array) => toHex(rsa.publicOperation(certificate, authorityPublic));

describe.each([
  ['shorter than its place', crtKeyOf(PUBLISHED.rsaCard.privateKey), 96, 65537],
  ['longer than its place', rsa.generateKey({ bits: 1152 }), 144, 3],
  ['of 1984 bits', rsa.generateKey({ bits: 1984, exponent: 65537 }), 248, 65537],
] as const)('an RSA key %s', (_, key, keyBytes, exponent) => {
  it.each([
    [ISSUER_CERTIFICATE, '623100', 36],
    [ICC_CERTIFICATE, pan, 42],
  ] as const)('is certified and found again (%#)', (kind, subject, fixed) => {
    const contents = contentsFor(key, subject);
    const objects = makeRsaCertificate(suite, kind, authority, contents, counting(3));
    expect(objects.certificate).toHaveLength(144);
    expect(objects.remainder?.length ?? 0).toBe(Math.max(0, keyBytes - (144 - fixed)));
    const exponentText = exponent === 3 ? '03' : '010001';
    expect(toHex(objects.exponent!)).toBe(exponentText);
    const name = subject.padEnd(2 * kind.subjectBytes, 'f');
    const lengths = keyBytes.toString(16).padStart(2, '0') + (exponent === 3 ? '01' : '03');
    const modulus = toHex(contents.publicKey.modulus);
    const left = modulus.slice(0, 2 * (144 - fixed)).padEnd(2 * (144 - fixed), 'b');
    const format = kind === ISSUER_CERTIFICATE ? '02' : '04';
    const body = `${format}${name}12400a0b0c0101${lengths}${left}`;
    const rest = modulus.slice(2 * (144 - fixed));
    const hash = toHex(suite.sha1(hex(`${body}${rest}${exponentText}000102`)));
    expect(recovered(objects.certificate)).toBe(`6a${body}${hash}bc`);

    const verified = verifyRsaCertificate(suite, kind, authorityPublic, objects, expected, counting(3));
    expect(verified).toEqual({
      ok: true,
      publicKey: contents.publicKey,
      serialNumber: hex('0a0b0c'),
      expiry: EXPIRY,
    });
  });
});

describe('an RSA certificate that its authority made badly', () => {
  const publicKey = rsa.publicKey(rsa.generateKey({ bits: 1024 }));
  const good = {
    subject: '623100ff',
    expiry: '1240',
    serial: '0a0b0c',
    hashAlgorithm: '01',
    keyAlgorithm: '01',
    keyBytes: '6c',
    exponentBytes: '01',
    left: toHex(publicKey.modulus.slice(0, 107)) + toHex(publicKey.modulus.slice(127)),
    exponent: '03',
    remainder: '',
  };

  function problem(change: Partial<typeof good>): string {
    const parts = { ...good, ...change };
    const content = hex(
      parts.subject +
        parts.expiry +
        parts.serial +
        parts.hashAlgorithm +
        parts.keyAlgorithm +
        parts.keyBytes +
        parts.exponentBytes +
        parts.left,
    );
    const [remainder, exponent] = [hex(parts.remainder), hex(parts.exponent)];
    const certificate = sealRsaFrame(suite, authority, 0x02, content, [remainder, exponent]);
    const objects = { certificate, remainder, exponent };
    return problemOf(
      verifyRsaCertificate(suite, ISSUER_CERTIFICATE, authorityPublic, objects, expected, nothing),
    );
  }

  it('would be right', () => {
    expect(problem({})).toBe('none');
  });

  it.each([
    ['HASH_ALGORITHM', { hashAlgorithm: '02' }],
    ['KEY_ALGORITHM', { keyAlgorithm: '04' }],
    ['ISSUER_IDENTIFIER', { subject: '623101ff' }],
    ['ISSUER_IDENTIFIER', { subject: '62ffffff' }],
    ['ISSUER_IDENTIFIER', { subject: 'ffffffff' }],
    ['ISSUER_IDENTIFIER', { subject: '62f100ff' }],
    ['CERTIFICATE_DATE', { expiry: '1340' }],
    ['CERTIFICATE_DATE', { expiry: '0040' }],
    ['CERTIFICATE_DATE', { expiry: '124a' }],
    ['CERTIFICATE_EXPIRED', { expiry: '1026' }],
    ['CERTIFICATE_EXPIRED', { expiry: '1299' }],
    ['EXPONENT', { exponent: '' }],
    ['EXPONENT', { exponent: '05' }],
    ['EXPONENT', { exponent: '010001' }],
    ['EXPONENT', { exponent: '03', exponentBytes: '03' }],
    ['EXPONENT', { exponent: '00000003', exponentBytes: '04' }],
    ['KEY_LENGTH', { keyBytes: '6d' }],
    ['KEY_LENGTH', { remainder: '01' }],
    ['KEY_LENGTH', { keyBytes: '6b', remainder: '01' }],
    ['PADDING', { keyBytes: '6b' }],
    ['CERTIFIED_KEY', { left: `00${good.left.slice(2)}` }],
    ['CERTIFIED_KEY', { left: `${good.left.slice(0, -2)}02` }],
    ['CERTIFIED_KEY', { keyBytes: '00', left: 'bb'.repeat(108) }],
    ['CERTIFIED_KEY', { keyBytes: '3f', left: good.left.slice(0, 126) + 'bb'.repeat(45) }],
  ])('is refused: %s for %j', (expectedProblem, change) => {
    expect(problem(change)).toBe(expectedProblem);
  });
});

it('is not made from what does not fit', () => {
  const contents = contentsFor(rsa.generateKey({ bits: 1024 }), '623100');
  const make = (change: object) =>
    makeRsaCertificate(suite, ISSUER_CERTIFICATE, authority, { ...contents, ...change }, nothing);
  expectCode(() => make({ serialNumber: counting(4) }), 'BAD_LENGTH');
  expectCode(() => make({ publicKey: { algorithm: 'SM2', publicKey: counting(64) } }), 'BAD_PUBLIC_KEY');
  expectCode(
    () => make({ publicKey: { algorithm: 'RSA', modulus: counting(128), exponent: 3 } }),
    'BAD_PUBLIC_KEY',
  );
  const long = new Uint8Array(256).fill(0xff);
  expectCode(() => make({ publicKey: { algorithm: 'RSA', modulus: long, exponent: 3 } }), 'BAD_PUBLIC_KEY');
});
