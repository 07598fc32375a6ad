import { fromHex } from '../../../../apdu/bytes.js';
import { encodeTlv, type TlvInput } from '../../../../apdu/codec/ber-tlv.js';
import { encodeIssuerDataTemplate } from '../../../../apdu/payment/issuer-application-data.js';
import { USUAL_LOG_FORMAT } from '../../../../apdu/payment/transaction-log.js';
import type { DataObjectImage } from '../../../files/data-objects.js';
import { OBJECT, type ObjectName } from '../objects.js';
import { LOG_RECORDS, SFI } from '../sfi.js';
import { type BankHolder, cardholderName, hasSignatureRecord } from './bank-records.js';
import type { BankCredentials } from './credentials.js';
import type { FinancialData } from './financial-data.js';
import {
  APPLICATION_VERSION,
  amountObject,
  CDOL1,
  CDOL2,
  contactlessPdol,
  contactPdol,
  DDOL,
  objectsOf,
  optionsOf,
  track2,
} from './templates.js';

type Objects = Partial<Record<ObjectName, Uint8Array | undefined>>;

/** SDA, DDA, verification of the holder, terminal risk management, issuer authentication; contact with CDA. pboc.md 1 */
export const INTERCHANGE_PROFILE = {
  CONTACT: Uint8Array.of(0x7d, 0x00),
  FAST: Uint8Array.of(0x7c, 0x00),
} as const;

/** 5F2D Chinese, 9F11 code table of the preferred name. */
const LANGUAGE = new TextEncoder().encode('zh');
const CODE_TABLE = Uint8Array.of(0x01);
const PRIORITY = Uint8Array.of(0x01);
/** What the load log tells of each load. pboc.md 2, DF4F */
const LOAD_LOG_FORMAT = '9A039F21039F1A029F4E149F3602';

/** Contents of A5 of the ADF; the discretionary data at the end, as on real cards. pboc.md 1 */
function proprietaryData({ label }: FinancialData, pdol: Uint8Array): Uint8Array {
  const logs = objectsOf([
    [0x9f4d, Uint8Array.of(SFI.TRANSACTIONS, LOG_RECORDS)],
    [0xdf4d, Uint8Array.of(SFI.LOADS, LOG_RECORDS)],
  ]);
  const name = new TextEncoder().encode(label);
  return objectsOf([
    [0x50, name],
    [0x87, PRIORITY],
    [0x9f38, pdol],
    [0x5f2d, LANGUAGE],
    [0x9f11, CODE_TABLE],
    [0x9f12, name],
    [0xbf0c, logs],
  ]);
}

/** Contents of A5 of the PSE: where its directory is. */
export const pseData = (): Uint8Array =>
  objectsOf([
    [0x88, Uint8Array.of(SFI.TRACK)],
    [0x5f2d, LANGUAGE],
    [0x9f11, CODE_TABLE],
  ]);

/** Contents of A5 of the PPSE: the applications themselves. */
export const ppseData = (entry: TlvInput): Uint8Array => encodeTlv({ tag: 0xbf0c, children: [entry] });

const TRACK_RECORDS = [SFI.TRACK, 1, 2, 0] as const;
const CASH_AUTHORISATION = [SFI.CASH_AUTHORISATION, 1, 1, 0] as const;
const SIGNED = [SFI.SIGNED, 1, 2, 1] as const;
const VELOCITY = [SFI.VELOCITY, 1, 1, 0] as const;
const CASH_SIGNED = [SFI.FAST_SIGNED, 1, 2, 1] as const;
const FAST_SIGNED = [SFI.FAST_SIGNED, 1, 1, 1] as const;

/** AIP and AFL of debit/credit, electronic cash and fast payment in the algorithms that the card has. pboc.md 1 */
function processingOptions(credentials: BankCredentials): Objects {
  const { CONTACT, FAST } = INTERCHANGE_PROFILE;
  const signature = hasSignatureRecord(credentials) ? [[SFI.SIGNATURE, 1, 1, 0] as const] : [];
  return {
    ...(credentials.international && {
      OPTIONS: optionsOf(CONTACT, TRACK_RECORDS, [SFI.CERTIFICATES, 1, 5, 0], SIGNED, VELOCITY),
      CASH_OPTIONS: optionsOf(
        FAST,
        TRACK_RECORDS,
        [SFI.CERTIFICATES, 1, 2, 0],
        CASH_SIGNED,
        [SFI.FAST_CERTIFICATES, 1, 3, 0],
        CASH_AUTHORISATION,
      ),
      FAST_OPTIONS: optionsOf(
        FAST,
        [SFI.CERTIFICATES, 1, 2, 0],
        FAST_SIGNED,
        [SFI.FAST_CERTIFICATES, 1, 2, 0],
        ...signature,
        CASH_AUTHORISATION,
      ),
    }),
    ...(credentials.sm && {
      OPTIONS_SM: optionsOf(CONTACT, TRACK_RECORDS, [SFI.CERTIFICATES_SM, 1, 3, 0], SIGNED, VELOCITY),
      CASH_OPTIONS_SM: optionsOf(
        FAST,
        TRACK_RECORDS,
        [SFI.CERTIFICATES_SM, 1, 1, 0],
        CASH_SIGNED,
        [SFI.FAST_CERTIFICATES_SM, 1, 2, 0],
        CASH_AUTHORISATION,
      ),
      FAST_OPTIONS_SM: optionsOf(
        FAST,
        [SFI.CERTIFICATES_SM, 1, 1, 0],
        FAST_SIGNED,
        [SFI.FAST_CERTIFICATES_SM, 1, 1, 0],
        CASH_AUTHORISATION,
      ),
    }),
  };
}

const ALGORITHM = { INTERNATIONAL: 0x01, SM: 0x04 } as const;

function issuerData(
  { keyDerivationIndex, cvn, discretionary }: FinancialData,
  algorithm: number,
): Uint8Array {
  return encodeIssuerDataTemplate({
    keyIndex: Number.parseInt(keyDerivationIndex, 16),
    cryptogramVersion: Number.parseInt(cvn, 16),
    algorithm,
    discretionaryId: Number.parseInt(discretionary, 16),
  });
}

function privateKeys({ international, sm }: BankCredentials): Objects {
  const rsa = international?.privateKey;
  const crt = rsa?.algorithm === 'RSA' && 'p' in rsa.privateKey ? rsa.privateKey : undefined;
  return {
    ...(crt && {
      RSA_Q_INVERSE: crt.qInv,
      RSA_D_Q: crt.dQ,
      RSA_D_P: crt.dP,
      RSA_Q: crt.q,
      RSA_P: crt.p,
    }),
    ...(sm?.privateKey.algorithm === 'SM2' && { SM2_PRIVATE_KEY: sm.privateKey.privateKey }),
  };
}

function limitObjects({ limits, cardCvmLimit, electronicCash }: FinancialData): Objects {
  const byte = (value: number): Uint8Array => Uint8Array.of(value);
  return {
    LOWER_LIMIT: byte(limits.lowerConsecutive),
    UPPER_LIMIT: byte(limits.upperConsecutive),
    FOREIGN_CURRENCY_LIMIT: byte(limits.foreignCurrency),
    FOREIGN_COUNTRY_LIMIT: byte(limits.foreignCountry),
    CUMULATIVE_LIMIT: amountObject(limits.cumulative),
    CUMULATIVE_UPPER_LIMIT: amountObject(limits.cumulativeUpper),
    CVM_LIMIT: amountObject(cardCvmLimit),
    RESET_THRESHOLD: amountObject(electronicCash.resetThreshold),
    BALANCE_LIMIT: amountObject(electronicCash.balanceLimit),
    SINGLE_LIMIT: amountObject(electronicCash.singleLimit),
    BALANCE: amountObject(electronicCash.balance),
  };
}

function secondCurrencyObjects({ secondCurrency }: FinancialData): Objects {
  if (!secondCurrency) return {};
  const { currency, conversionFactor, cumulative, electronicCash: purse } = secondCurrency;
  return {
    SECOND_CURRENCY: fromHex(currency),
    CONVERSION_FACTOR: fromHex(conversionFactor),
    DUAL_CURRENCY_LIMIT: amountObject(cumulative),
    ...(purse && {
      SECOND_CASH_CURRENCY: fromHex(currency),
      SECOND_CVM_LIMIT: amountObject(purse.cardCvmLimit),
      SECOND_RESET_THRESHOLD: amountObject(purse.resetThreshold),
      SECOND_BALANCE_LIMIT: amountObject(purse.balanceLimit),
      SECOND_SINGLE_LIMIT: amountObject(purse.singleLimit),
      SECOND_BALANCE: amountObject(purse.balance),
    }),
  };
}

/** DF61 to DF63 of a card that has them; nothing of the deposit is used. */
function segmentedChargeObjects({ segmentedCharge }: FinancialData): Objects {
  return segmentedCharge
    ? {
        SEGMENTED_CHARGE: fromHex(segmentedCharge.flags),
        DEPOSIT_LIMIT: amountObject(segmentedCharge.depositLimit),
        DEPOSIT_USED: amountObject(0),
      }
    : {};
}

/** Counters of a card that was never used. */
function newCounters(): Objects {
  const zeros: readonly ObjectName[] = [
    'ATC',
    'LAST_ONLINE_ATC',
    'CUMULATIVE_AMOUNT',
    'DUAL_CUMULATIVE_AMOUNT',
    'FOREIGN_CURRENCY_COUNT',
    'FOREIGN_COUNTRY_COUNT',
    'HISTORY',
    'SCRIPT_COUNT',
  ];
  return Object.fromEntries(zeros.map((name) => [name, new Uint8Array(lengthOf(name))]));
}

function lengthOf(name: ObjectName): number {
  const { bytes } = OBJECT[name] as { readonly bytes?: number };
  return bytes ?? 0;
}

/** The data objects of the ADF in the order of their tags. */
export function bankObjects(
  financial: FinancialData,
  holder: BankHolder,
  credentials: BankCredentials,
): DataObjectImage[] {
  const product = financial['9F63'];
  const objects: Objects = {
    TRACK_2: track2(financial),
    CARDHOLDER_NAME: cardholderName(holder),
    PAN_SEQUENCE: fromHex(financial.panSequence),
    CDOL1: CDOL1(),
    CDOL2: CDOL2(),
    DDOL: DDOL(),
    VERSION: fromHex(APPLICATION_VERSION),
    PRODUCT: product === undefined ? undefined : fromHex(product),
    TRANSACTION_QUALIFIERS: fromHex(financial['9F6C']),
    LOG_FORMAT: USUAL_LOG_FORMAT,
    LOAD_LOG_FORMAT: fromHex(LOAD_LOG_FORMAT),
    CURRENCY: fromHex(financial.currency),
    ISSUER_COUNTRY: fromHex(financial.country),
    DEFAULT_ACTION: fromHex(financial['9F52']),
    ISSUER_AUTHENTICATION: fromHex(financial['9F56']),
    PROCESSES: fromHex(financial['9F68']),
    FCI_CONTACT: proprietaryData(financial, contactPdol(financial)),
    FCI_CONTACTLESS: proprietaryData(financial, contactlessPdol(financial)),
    ...(credentials.international && { ISSUER_DATA: issuerData(financial, ALGORITHM.INTERNATIONAL) }),
    ...(credentials.sm && { ISSUER_DATA_SM: issuerData(financial, ALGORITHM.SM) }),
    ...processingOptions(credentials),
    ...privateKeys(credentials),
    ...limitObjects(financial),
    ...secondCurrencyObjects(financial),
    ...segmentedChargeObjects(financial),
    ...newCounters(),
  };
  return (Object.entries(objects) as [ObjectName, Uint8Array | undefined][])
    .flatMap(([name, value]) => (value ? [{ tag: OBJECT[name].tag, value }] : []))
    .sort((a, b) => a.tag - b.tag);
}
