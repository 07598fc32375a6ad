import { createHash } from 'node:crypto';
import {
  type CertificateObjects,
  certifyCard,
  createCryptoSuite,
  type PaymentPrivateKey,
  type RandomSource,
  type RsaCrtKey,
  staticDataToAuthenticate,
} from '../../../crypto/index.js';
import { hex, toHex } from '../support.js';

/*
 * Makes fixtures/payment/test-keys.json: keys of a test scheme, a test issuer and a test card in both algorithms, and
 * the certificates between them. Everything follows from the seed, so whoever likes can make the file again:
 *   npx tsx test/crypto/payment/test-keys.ts > fixtures/payment/test-keys.json
 */

const SEED = 'sscard payment test keys 1';
const RID = 'a000000333';
const PAN = '6231000000000000013';
const IDENTIFIER = '623100';
const EXPIRY = { year: 2040, month: 12 };
/** A record of the card as an example of static data: 5A 5F24 5F34 9F07. */
const STATIC_RECORD = '5a0a6231000000000000013f5f24033612315f3401019f0702ff00';
const INTERCHANGE_PROFILE = '7c00';
const AUTHENTICATION_CODE = 'dac1';

/** SHA-256 of seed, purpose and counter, block after block. */
function seededRandom(purpose: string): RandomSource {
  let counter = 0;
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let offset = 0; offset < count; offset += 32) {
      const block = createHash('sha256').update(`${SEED} ${purpose} ${counter++}`).digest();
      bytes.set(block.subarray(0, count - offset), offset);
    }
    return bytes;
  };
}

const ROLES = {
  RSA: { scheme: { index: 'f1', bits: 1408 }, issuer: { bits: 1152 }, card: { bits: 1024 } },
  SM2: { scheme: { index: 'f2' }, issuer: {}, card: {} },
} as const;

export function makeTestKeys() {
  return {
    about:
      'TEST KEYS, made by test/crypto/payment/test-keys.ts from a seed: worthless for anything but tests, and no terminal in use may hold these scheme keys. Indexes F1 and F2 are ours; the RID is that of UnionPay so that its AIDs find them. checksum = SHA-1 of RID, index, modulus and exponent (RSA) or SM3 of RID, index, X and Y (SM2).',
    rid: RID,
    schemes: (['RSA', 'SM2'] as const).map(testScheme),
  };
}

function testScheme(algorithm: 'RSA' | 'SM2') {
  const { offlineAuthentication: offline, sm3 } = createCryptoSuite();
  const { index } = ROLES[algorithm].scheme;
  const [scheme, issuer, card] = (['scheme', 'issuer', 'card'] as const).map((role) =>
    testKey(algorithm, role),
  ) as [PaymentPrivateKey, PaymentPrivateKey, PaymentPrivateKey];
  const publicKey = offline.publicKey(scheme);
  const publicBytes =
    publicKey.algorithm === 'RSA'
      ? Uint8Array.of(...publicKey.modulus, publicKey.exponent)
      : publicKey.publicKey;
  const identified = Uint8Array.of(...hex(RID), ...hex(index), ...publicBytes);
  const checksum =
    algorithm === 'RSA' ? createHash('sha1').update(identified).digest('hex') : toHex(sm3(identified));
  // Signatures of SM2 draw a nonce: from the seed, so that the certificates are the same every time.
  const seeded = createCryptoSuite('portable', { random: seededRandom(`${algorithm} certificates`) });
  const certificates = certifyCard(seeded.offlineAuthentication, {
    schemeKey: scheme,
    issuer: { privateKey: issuer, subject: IDENTIFIER, expiry: EXPIRY, serialNumber: hex('000001') },
    card: { privateKey: card, subject: PAN, expiry: EXPIRY, serialNumber: hex('000002') },
    staticData: staticDataToAuthenticate([hex(STATIC_RECORD)], hex(INTERCHANGE_PROFILE)),
    authenticationCode: hex(AUTHENTICATION_CODE),
  });
  return {
    algorithm,
    schemeKey: { index, expiry: '2040-12', checksum, ...keyTexts(scheme) },
    issuer: { identifier: IDENTIFIER, ...keyTexts(issuer), ...objectTexts(certificates.issuer) },
    card: {
      ...{ pan: PAN, staticRecord: STATIC_RECORD, interchangeProfile: INTERCHANGE_PROFILE },
      ...keyTexts(card),
      ...objectTexts(certificates.card),
      signedStaticData: toHex(certificates.signedStaticData),
    },
  };
}

function testKey(algorithm: 'RSA' | 'SM2', role: 'scheme' | 'issuer' | 'card'): PaymentPrivateKey {
  const suite = createCryptoSuite('native', { random: seededRandom(`${algorithm} ${role}`) });
  return algorithm === 'RSA'
    ? { algorithm, privateKey: suite.rsa.generateKey({ bits: ROLES.RSA[role].bits }) }
    : { algorithm, privateKey: suite.sm2.generateKeyPair().privateKey };
}

function keyTexts(key: PaymentPrivateKey) {
  const { rsa, sm2 } = createCryptoSuite();
  if (key.algorithm === 'SM2') {
    const publicKey = toHex(sm2.publicKey(key.privateKey).subarray(1));
    return { publicKey, privateKey: toHex(key.privateKey) };
  }
  const { modulus, exponent } = rsa.publicKey(key.privateKey);
  const { p, q, dP, dQ, qInv } = key.privateKey as RsaCrtKey;
  return {
    modulus: toHex(modulus),
    exponent,
    privateKey: { qInv: toHex(qInv), dQ: toHex(dQ), dP: toHex(dP), q: toHex(q), p: toHex(p) },
  };
}

function objectTexts(objects: CertificateObjects) {
  const { certificate, remainder, exponent } = objects;
  return {
    certificate: toHex(certificate),
    ...(remainder && { certificateRemainder: toHex(remainder) }),
    ...(exponent && { certificateExponent: toHex(exponent) }),
  };
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(makeTestKeys(), null, 1)}\n`);
}
