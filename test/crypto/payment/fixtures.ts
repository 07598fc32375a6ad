import { readFileSync } from 'node:fs';
import type {
  CryptogramFields,
  PaymentAlgorithmName,
  PaymentKeys,
  RsaCrtKey,
} from '../../../crypto/index.js';
import { hex } from '../support.js';

type Hex<Names extends string> = Readonly<Record<Names, string>>;
type KeyName = 'ac' | 'mac' | 'enc';
type FieldName = Exclude<keyof CryptogramFields, 'atc'>;

export interface PaymentVector {
  readonly algorithm: PaymentAlgorithmName;
  readonly mdk: Hex<KeyName>;
  readonly pan: string;
  readonly psn: string;
  readonly atc: number;
  readonly fields: Hex<FieldName>;
  readonly kcv: Hex<KeyName>;
  readonly udk: Hex<KeyName>;
  readonly sessionKey: Hex<KeyName>;
  readonly cvn01: Hex<'input' | 'cryptogram'>;
  readonly cvn17: Hex<'input' | 'cryptogram'>;
  readonly arpc: Hex<'responseCode' | 'value'>;
  readonly idd: readonly Hex<'amounts' | 'mac'>[];
  readonly scripts: readonly Hex<'header' | 'data' | 'mac'>[];
  readonly encipherment: Hex<'data' | 'enciphered'>;
  readonly pinChange: readonly (Hex<'newPin' | 'enciphered'> & { readonly currentPin?: string })[];
}

export interface PublishedExamples {
  readonly schemeKeys: readonly [
    Hex<'rid' | 'index' | 'modulus' | 'sha1'> & { readonly exponent: 65537 },
    Hex<'index' | 'publicKey'>,
    Hex<'index' | 'publicKey'>,
  ];
  readonly rsaCard: {
    readonly pan: string;
    readonly issuer: Hex<'certificate' | 'exponent' | 'remainder'>;
    readonly card: Hex<'certificate' | 'exponent' | 'remainder'>;
    readonly staticRecord: string;
    readonly interchangeProfile: string;
    readonly privateKey: Hex<keyof RsaCrtKey>;
  };
  readonly sm2IssuerCertificate: Hex<'certificate' | 'pan'>;
  readonly sm2Card: Hex<'pan' | 'issuerCertificate' | 'interchangeProfile'> & {
    readonly cards: readonly Hex<'certificate' | 'staticRecord'>[];
  };
  readonly onlineTransaction: Pick<PaymentVector, 'algorithm' | 'mdk' | 'pan' | 'psn' | 'atc' | 'fields'> &
    Hex<'input' | 'cryptogram' | 'amounts' | 'iddMac' | 'responseCode' | 'arpc'>;
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url), 'utf8'));

export const PAYMENT_VECTORS = (read('vectors/payment-vectors.json') as { vectors: PaymentVector[] }).vectors;
export const PUBLISHED = read('payment/published.json') as PublishedExamples;
export const TEST_KEYS_FILE = new URL('../../../fixtures/payment/test-keys.json', import.meta.url);

export function keysOf(texts: Hex<KeyName>): PaymentKeys {
  return { ac: hex(texts.ac), mac: hex(texts.mac), enc: hex(texts.enc) };
}

export function fieldsOf({ fields, atc }: Pick<PaymentVector, 'fields' | 'atc'>): CryptogramFields {
  const bytes = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, hex(text)]));
  return { ...(bytes as Record<FieldName, Uint8Array>), atc };
}

export function crtKeyOf(texts: Hex<keyof RsaCrtKey>): RsaCrtKey {
  const { p, q, dP, dQ, qInv } = texts;
  return { p: hex(p), q: hex(q), dP: hex(dP), dQ: hex(dQ), qInv: hex(qInv) };
}
