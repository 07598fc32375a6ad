import * as v from 'valibot';
import { count, hex, remark, text } from '../../../personalisation/data-shapes.js';

const LARGEST_AMOUNT = 999_999_999_999;
const amount = count(0, LARGEST_AMOUNT);
const byte = count(0, 255);
const digits = (length: number) => text(new RegExp(`^\\d{${length}}$`), `${length} digits`);
/** YYMMDD */
const date = text(/^\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/, 'a date as YYMMDD');
/** Of 3 to 248 bytes. */
const certificate = text(/^([0-9A-Fa-f]{2}){67,248}$/, 'a certificate of 67 to 248 bytes in hexadecimal');
const number = text(/^([0-9A-Fa-f]{2}){1,128}$/, 'a number in hexadecimal, two digits a byte');

const rsaKey = v.strictObject({ p: number, q: number, dP: number, dQ: number, qInv: number });

/** Who signs for the card: certificate of the scheme and private key, in one or both algorithms. */
const issuer = v.strictObject({
  about: remark,
  rsa: v.optional(
    v.strictObject({
      schemeIndex: hex(2),
      certificate,
      remainder: v.optional(text(/^([0-9A-Fa-f]{2}){1,248}$/, 'bytes in hexadecimal')),
      exponent: v.picklist(['03', '010001'], 'must be 03 or 010001'),
      privateKey: rsaKey,
    }),
  ),
  sm2: v.optional(v.strictObject({ schemeIndex: hex(2), certificate, privateKey: hex(64) })),
});

/** One purse. Amounts in the smallest unit of the currency. */
const purse = {
  balance: amount,
  balanceLimit: amount,
  singleLimit: amount,
  resetThreshold: amount,
};

const electronicCash = v.strictObject({
  ...purse,
  /** 9F74 */
  authorisationCode: v.optional(text(/^[\x20-\x7E]{6}$/, '6 characters'), 'ECC001'),
  unit: remark,
});

/** What card risk management compares with; a limit that is not given is that of the demonstration card. */
const limits = v.strictObject({
  /** 9F58 */
  lowerConsecutive: v.optional(byte, 10),
  /** 9F59 */
  upperConsecutive: v.optional(byte, 20),
  /** 9F53 */
  foreignCurrency: v.optional(byte, 5),
  /** 9F72 */
  foreignCountry: v.optional(byte, 5),
  /** 9F54 */
  cumulative: v.optional(amount, 100_000),
  /** 9F5C */
  cumulativeUpper: v.optional(amount, 200_000),
});

/** A second currency: counted with the first by debit/credit, and with its own purse where `electronicCash` is given. */
const secondCurrency = v.strictObject({
  currency: digits(4),
  /** 9F73: decimal places that it is shifted to the left, and seven digits. */
  conversionFactor: text(/^[0-9]{8}$/, '8 digits: decimal shift, then the factor'),
  /** 9F75 */
  cumulative: amount,
  electronicCash: v.optional(v.strictObject({ ...purse, cardCvmLimit: amount, unit: remark })),
});

/** What a card keeps for segmented charging (CAPP); it tells it and lets scripts change it, and does not charge by it. */
const segmentedCharge = v.strictObject({
  /** DF61 */
  flags: v.optional(hex(2), '00'),
  /** DF62 */
  depositLimit: v.optional(amount, 0),
});

/** The bank section of the data for a card. */
export const financialSchema = v.strictObject({
  about: remark,
  /** 5 to 16 bytes. */
  aid: v.optional(
    text(/^([0-9A-Fa-f]{2}){5,16}$/, 'an AID of 5 to 16 bytes in hexadecimal'),
    'A000000333010101',
  ),
  label: v.optional(text(/^[\x20-\x7E]{1,16}$/, '1 to 16 letters, digits and signs'), 'PBOC DEBIT'),
  pan: text(/^\d{13,19}$/, 'a card number of 13 to 19 digits'),
  panSequence: v.optional(digits(2), '00'),
  expiry: date,
  effective: date,
  serviceCode: v.optional(digits(3), '220'),
  currency: v.optional(digits(4), '0156'),
  country: v.optional(digits(4), '0156'),
  electronicCash,
  cardCvmLimit: amount,
  '9F68': v.optional(hex(8), '81500000'),
  /** CTQ as it is personalised. */
  '9F6C': v.optional(hex(4), '0000'),
  /** ADA */
  '9F52': v.optional(hex(4), 'C238'),
  '9F56': v.optional(hex(2), '80'),
  '9F63': v.optional(hex(32)),
  cvn: v.optional(v.picklist(['01', '11', '17'], 'must be 01, or 17 also written 11'), '01'),
  keyDerivationIndex: v.optional(hex(2), '01'),
  /** What the issuer part of 9F10 tells: 01 EC balance, 02 CTTA, 03 both, 04 CTTA and its limit, 05 available amount. */
  discretionary: v.optional(v.picklist(['01', '02', '03', '04', '05'], 'must be 01 to 05'), '01'),
  /** Card key = UDK of these, in both algorithms. */
  keys: v.strictObject({ AC: hex(32), MAC: hex(32), ENC: hex(32) }),
  /** Which sets the card has. */
  algorithms: v.optional(
    v.picklist(['both', 'international', 'SM'], "must be 'both', 'international' or 'SM'"),
    'both',
  ),
  limits: v.optional(limits, {}),
  secondCurrency: v.optional(secondCurrency),
  segmentedCharge: v.optional(segmentedCharge),
  /** Without it the test issuer of this program signs. */
  issuer: v.optional(issuer),
});

export type FinancialData = v.InferOutput<typeof financialSchema>;
export type IssuerData = v.InferOutput<typeof issuer>;

/** Names in an object of the section, for messages. @param path from the section inwards */
export function financialNames(path: readonly string[]): string[] {
  let at: unknown = financialSchema;
  for (const name of path) {
    const schema: unknown = (at as { entries: Record<string, unknown> }).entries[name];
    at = (schema as { wrapped?: unknown }).wrapped ?? schema;
  }
  return Object.keys((at as { entries?: Record<string, unknown> }).entries ?? {});
}
