import { concatBytes, fromHex } from '../../../../apdu/bytes.js';
import { encodeTlv } from '../../../../apdu/codec/ber-tlv.js';
import { encodeText, textLength } from '../../../../apdu/codec/text-field.js';
import { encodeAmount } from '../../../../apdu/payment/amount.js';
import { cvmRule, encodeCvmList } from '../../../../apdu/payment/cvm-list.js';
import { encodeTrack2 } from '../../../../apdu/payment/track2.js';
import { panField } from '../../../../crypto/index.js';
import type { FinancialData } from './financial-data.js';

/** One data object; without a value it is left out. */
export type ObjectValue = readonly [tag: number, value: Uint8Array | undefined];

/** Objects one after the other, those without a value left out. */
export function objectsOf(objects: readonly ObjectValue[]): Uint8Array {
  return encodeTlv(...objects.flatMap(([tag, value]) => (value ? [{ tag, value }] : [])));
}

/** A record: template 70. */
export function recordOf(...objects: readonly ObjectValue[]): Uint8Array {
  return encodeTlv({ tag: 0x70, value: objectsOf(objects) });
}

/** PDOL, CDOL and DDOL. pboc.md 1; the order is that of a dual-algorithm card of the field. */
const CONTACT_PDOL = 'DF6901 9F1A02 9F7A01 9F0206 5F2A02 9F4E14';
const CONTACTLESS_PDOL = 'DF6901 9F6604 9F0206 9F0306 9F1A02 9505 5F2A02 9A03 9C01 9F2103 9F3704';
const SM_SUPPORT = 'DF6901 ';
const CDOL = '9F0206 9F0306 9F1A02 9505 5F2A02 9A03 9C01 9F3704 9F2103 9F4E14';

const list = (text: string): Uint8Array => fromHex(text.replaceAll(' ', ''));

/** A card that has one set of algorithms does not ask which to use. */
const pdol = (text: string, { algorithms }: FinancialData): Uint8Array =>
  list(algorithms === 'both' ? text : text.replace(SM_SUPPORT, ''));

export const contactPdol = (financial: FinancialData): Uint8Array => pdol(CONTACT_PDOL, financial);
export const contactlessPdol = (financial: FinancialData): Uint8Array => pdol(CONTACTLESS_PDOL, financial);
export const CDOL1 = (): Uint8Array => list(CDOL);
export const CDOL2 = (): Uint8Array => list(`8A02 ${CDOL}`);
export const DDOL = (): Uint8Array => list('9F3704');

/** Issuer action codes, default, denial and online: seen on cards of the scheme; convention. */
const ACTION_CODES = { DEFAULT: 'D86004A800', DENIAL: '0010980000', ONLINE: 'D86804F800' } as const;
/** The application may be used everywhere for everything: convention. */
const USAGE = 'FF00';
/** PBOC 3.0; fDDA version 01 needs it. pboc.md 3 */
export const APPLICATION_VERSION = '0030';
/** The AIP takes part in static authentication. pboc.md 1 */
const STATIC_TAGS = '82';

const TRY_NEXT = 0x40;
const WHERE_SUPPORTED = 0x03;
const ALWAYS = 0x00;
const METHOD = { OFFLINE_PIN: 0x01, ONLINE_PIN: 0x02, SIGNATURE: 0x1e, NONE: 0x1f } as const;

/** Offline PIN, online PIN, signature, none: whatever the terminal has. Convention. */
const cvmList = (): Uint8Array =>
  encodeCvmList({
    amountX: 0,
    amountY: 0,
    rules: [
      cvmRule(METHOD.OFFLINE_PIN | TRY_NEXT, WHERE_SUPPORTED),
      cvmRule(METHOD.ONLINE_PIN | TRY_NEXT, WHERE_SUPPORTED),
      cvmRule(METHOD.SIGNATURE | TRY_NEXT, WHERE_SUPPORTED),
      cvmRule(METHOD.NONE, ALWAYS),
    ],
  });

/** Electronic cash asks for no verification of its holder. */
const noVerification = (): Uint8Array =>
  encodeCvmList({ amountX: 0, amountY: 0, rules: [cvmRule(METHOD.NONE, ALWAYS)] });

const digits = (text: string, bytes: number): Uint8Array => fromHex(text.padStart(2 * bytes, '0'));

/** 5A, dates, country: what every signed record begins with. */
const identity = ({ pan, expiry, effective, country }: FinancialData): ObjectValue[] => [
  [0x5a, panField(pan)],
  [0x5f24, digits(expiry, 3)],
  [0x5f25, digits(effective, 3)],
  [0x5f28, digits(country, 2)],
  [0x9f07, fromHex(USAGE)],
];

const actionCodes = (): ObjectValue[] => [
  [0x9f0d, fromHex(ACTION_CODES.DEFAULT)],
  [0x9f0e, fromHex(ACTION_CODES.DENIAL)],
  [0x9f0f, fromHex(ACTION_CODES.ONLINE)],
];

/** The signed record of debit/credit. pboc.md 1, SFI 3 */
export function contactSignedObjects(financial: FinancialData): Uint8Array {
  return objectsOf([
    ...identity(financial),
    [0x5f34, fromHex(financial.panSequence)],
    [0x8e, cvmList()],
    ...actionCodes(),
    [0x9f4a, fromHex(STATIC_TAGS)],
    [0x8c, CDOL1()],
    [0x8d, CDOL2()],
  ]);
}

/** What debit/credit reads beside. */
export function contactPlainRecord(financial: FinancialData): Uint8Array {
  const { serviceCode, currency } = financial;
  const product = financial['9F63'];
  return recordOf(
    [0x9f08, fromHex(APPLICATION_VERSION)],
    [0x9f42, digits(currency, 2)],
    [0x5f30, digits(serviceCode, 2)],
    [0x9f63, product === undefined ? undefined : fromHex(product)],
  );
}

/** The signed record of electronic cash and fast payment: short, as it is read at every tap. */
export function fastSignedObjects(financial: FinancialData): Uint8Array {
  return objectsOf([
    ...identity(financial),
    [0x8e, noVerification()],
    [0x9f08, fromHex(APPLICATION_VERSION)],
    [0x9f4a, fromHex(STATIC_TAGS)],
  ]);
}

/** What electronic cash over contacts reads beside; a fast payment has 5F34 in its first answer. */
export function cashPlainRecord(financial: FinancialData): Uint8Array {
  const { panSequence, serviceCode, currency } = financial;
  return recordOf(
    [0x5f34, fromHex(panSequence)],
    [0x8c, CDOL1()],
    [0x8d, CDOL2()],
    ...actionCodes(),
    [0x9f42, digits(currency, 2)],
    [0x5f30, digits(serviceCode, 2)],
  );
}

/** Digits of the issuer's own behind the service code; this program has nothing to tell there. */
const TRACK_DISCRETIONARY = '000000000';
const TRACK_DIGITS = 37;

export function track2({ pan, expiry, serviceCode }: FinancialData): Uint8Array {
  const room = TRACK_DIGITS - pan.length - 1 - 4 - 3;
  return encodeTrack2({
    pan,
    expiry: expiry.slice(0, 4),
    serviceCode,
    discretionary: TRACK_DISCRETIONARY.slice(0, room),
  });
}

/** Text in GBK, cut to so many bytes after a whole character; undefined for less than two bytes. */
export function nameIn(text: string, maximumBytes: number): Uint8Array | undefined {
  let fitting = '';
  for (const character of text) {
    if (textLength(fitting + character) > maximumBytes) break;
    fitting += character;
  }
  const bytes = textLength(fitting);
  return bytes < 2 ? undefined : encodeText(fitting, bytes);
}

/** n12 */
export const amountObject = (amount: number): Uint8Array => encodeAmount(amount);

/** AIP, then the AFL of which each entry is SFI, first, last, signed. */
export function optionsOf(
  profile: Uint8Array,
  ...entries: readonly (readonly [sfi: number, first: number, last: number, signed: number])[]
): Uint8Array {
  return concatBytes(
    profile,
    ...entries.map(([sfi, first, last, signed]) => Uint8Array.of(sfi << 3, first, last, signed)),
  );
}
