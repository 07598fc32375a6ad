import { fromHex, toHex } from '../../../../apdu/bytes.js';
import type { CertificateObjects, PaymentPrivateKey } from '../../../../crypto/index.js';
import cardFile from '../../../../fixtures/payment/demonstration-card.json' with { type: 'json' };
import keyFile from '../../../../fixtures/payment/test-keys.json' with { type: 'json' };
import type { BankCredentials, OfflineCredentials, SignedSet, StaticData } from './credentials.js';
import { type CardSigner, issuerIdentifier, makeIssuerCertificate } from './make-credentials.js';

/** The parts of an RSA key as the fixtures and the data of a card write them. */
export interface RsaKeyText {
  readonly p: string;
  readonly q: string;
  readonly dP: string;
  readonly dQ: string;
  readonly qInv: string;
}

/** A private key from its text: of SM2 one number, of RSA its parts. */
export function privateKeyOf(text: string | RsaKeyText): PaymentPrivateKey {
  if (typeof text === 'string') return { algorithm: 'SM2', privateKey: fromHex(text) };
  const { p, q, dP, dQ, qInv } = text;
  const privateKey = {
    p: fromHex(p),
    q: fromHex(q),
    dP: fromHex(dP),
    dQ: fromHex(dQ),
    qInv: fromHex(qInv),
  };
  return { algorithm: 'RSA', privateKey };
}

export interface CertificateText {
  readonly certificate: string;
  readonly remainder?: string | undefined;
  readonly exponent?: string | undefined;
}

export const certificateOf = (text: CertificateText): CertificateObjects => ({
  certificate: fromHex(text.certificate),
  ...(text.remainder && { remainder: fromHex(text.remainder) }),
  ...(text.exponent && { exponent: fromHex(text.exponent) }),
});

type Form = 'RSA' | 'SM2';

interface IssuerText {
  readonly identifier: string;
  readonly certificate: string;
  readonly certificateRemainder?: string;
  readonly certificateExponent?: string;
  readonly privateKey: string | RsaKeyText;
}

const schemeOf = (form: Form) => keyFile.schemes.find(({ algorithm }) => algorithm === form)!;

/** When certificates of the test scheme expire: in its last month. */
const TEST_EXPIRY = { year: 2040, month: 12 } as const;

/** The test issuer of this program, for the numbers of any bank: what the fixtures do not have its scheme signs. */
export function testSigner(form: Form, pan: string): CardSigner {
  const { schemeKey, issuer } = schemeOf(form);
  const text: IssuerText = issuer;
  const privateKey = privateKeyOf(text.privateKey);
  const stored = {
    certificate: text.certificate,
    remainder: text.certificateRemainder,
    exponent: text.certificateExponent,
  };
  return {
    schemeIndex: Number.parseInt(schemeKey.index, 16),
    certificate: pan.startsWith(text.identifier)
      ? certificateOf(stored)
      : makeIssuerCertificate(
          privateKeyOf(schemeKey.privateKey),
          privateKey,
          issuerIdentifier(pan),
          TEST_EXPIRY,
        ),
    privateKey,
  };
}

/** The private key of the demonstration card; undefined for another card. */
export function demonstrationKey(form: Form, pan: string, psn: string): PaymentPrivateKey | undefined {
  const { card } = schemeOf(form);
  return card.pan === pan && cardFile.panSequence === psn ? privateKeyOf(card.privateKey) : undefined;
}

/** Certificates of the demonstration card, as long as they are for these data. */
export function demonstrationCredentials(
  pan: string,
  psn: string,
  staticData: StaticData,
): BankCredentials | undefined {
  const rsaKey = demonstrationKey('RSA', pan, psn);
  const sm2Key = demonstrationKey('SM2', pan, psn);
  const { contact, fast } = cardFile.staticData;
  const same = toHex(staticData.contact) === contact && toHex(staticData.fast) === fast;
  if (!rsaKey || !sm2Key || !same) return undefined;
  return {
    international: storedCredentials(cardFile.rsa, testSigner('RSA', pan), rsaKey),
    sm: storedCredentials(cardFile.sm2, testSigner('SM2', pan), sm2Key),
  };
}

interface SignedText extends CertificateText {
  readonly staticSignature: string;
}

function storedCredentials(
  text: { readonly contact: SignedText; readonly fast: SignedText },
  { schemeIndex, certificate }: CardSigner,
  privateKey: PaymentPrivateKey,
): OfflineCredentials {
  const set = (signed: SignedText): SignedSet => ({
    certificate: certificateOf(signed),
    staticSignature: fromHex(signed.staticSignature),
  });
  return { schemeIndex, issuer: certificate, privateKey, contact: set(text.contact), fast: set(text.fast) };
}
