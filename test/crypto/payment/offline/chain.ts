import { readFileSync } from 'node:fs';
import {
  type CertificateObjects,
  createCryptoSuite,
  type EngineSetName,
  type OfflineResult,
  type PaymentPrivateKey,
  staticDataToAuthenticate,
} from '../../../../crypto/index.js';
import { hex } from '../../support.js';
import { crtKeyOf, TEST_KEYS_FILE } from '../fixtures.js';

type CrtTexts = Parameters<typeof crtKeyOf>[0];

interface KeyTexts {
  readonly privateKey: string | CrtTexts;
  readonly certificate: string;
  readonly certificateRemainder?: string;
  readonly certificateExponent?: string;
}

interface SchemeTexts {
  readonly algorithm: 'RSA' | 'SM2';
  readonly schemeKey: Pick<KeyTexts, 'privateKey'> & { readonly index: string; readonly checksum: string };
  readonly issuer: KeyTexts & { readonly identifier: string };
  readonly card: KeyTexts & {
    readonly pan: string;
    readonly staticRecord: string;
    readonly interchangeProfile: string;
    readonly signedStaticData: string;
  };
}

const { schemes } = JSON.parse(readFileSync(TEST_KEYS_FILE, 'utf8')) as {
  schemes: readonly [SchemeTexts, SchemeTexts];
};

export const ALGORITHMS = ['RSA', 'SM2'] as const;
export const TODAY = { year: 2026, month: 11 };
export const EXPIRY = { year: 2040, month: 12 };

/** The test scheme of one algorithm ready to use. */
export function testChain(algorithm: 'RSA' | 'SM2', engineSet: EngineSetName = 'native') {
  const suite = createCryptoSuite(engineSet);
  const texts = schemes.find((scheme) => scheme.algorithm === algorithm)!;
  const offline = suite.offlineAuthentication;
  const [scheme, issuer, card] = [texts.schemeKey, texts.issuer, texts.card].map(({ privateKey }) =>
    typeof privateKey === 'string'
      ? { algorithm: 'SM2', privateKey: hex(privateKey) }
      : { algorithm: 'RSA', privateKey: crtKeyOf(privateKey) },
  ) as [PaymentPrivateKey, PaymentPrivateKey, PaymentPrivateKey];
  const { pan } = texts.card;
  return {
    ...{ suite, offline, texts, scheme, issuer, card, pan },
    schemePublic: offline.publicKey(scheme),
    issuerPublic: offline.publicKey(issuer),
    cardPublic: offline.publicKey(card),
    issuerObjects: objectsOf(texts.issuer),
    cardObjects: objectsOf(texts.card),
    signedStaticData: hex(texts.card.signedStaticData),
    staticData: staticDataToAuthenticate([hex(texts.card.staticRecord)], hex(texts.card.interchangeProfile)),
    expected: { pan, today: TODAY },
  };
}

function objectsOf(texts: KeyTexts): CertificateObjects {
  const { certificateRemainder: remainder, certificateExponent: exponent } = texts;
  return {
    certificate: hex(texts.certificate),
    remainder: remainder === undefined ? undefined : hex(remainder),
    exponent: exponent === undefined ? undefined : hex(exponent),
  };
}

/** The problem of a result, or `none`. */
export function problemOf(result: OfflineResult<unknown>): string {
  return result.ok ? 'none' : result.problem;
}

/** A copy with one bit changed. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3]! ^= 0x80 >> (bit & 7);
  return copy;
}
