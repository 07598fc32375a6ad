import { fromHex } from '../../../apdu/bytes.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { encodeText } from '../../../apdu/codec/text-field.js';
import { unlessDamaged } from '../../../apdu/codec/unless-damaged.js';
import { parseDol } from '../../../apdu/payment/data-object-list.js';
import { TERMINAL_CAPABILITIES } from '../../../apdu/payment/terminal-bits-table.js';
import { PaymentError } from './payment-error.js';
import { NamedBits } from './results/named-bits.js';
import type { TransactionData } from './transaction-data.js';

/** Which algorithms the terminal offers to a card that has both: DF69 = 01 or 00. */
export type PaymentAlgorithmSet = 'sm' | 'international';

/** Random choice of transactions that go online. EMV 4.3 Book 3, 10.6.2. */
export interface RandomSelection {
  /** 0 to 99: share below the threshold. */
  readonly targetPercent: number;
  /** 0 to 99, not below the target: share at the floor limit. */
  readonly maximumPercent: number;
  /** Fen, below the floor limit; amounts under it are taken at the target share. */
  readonly threshold: number;
}

/** Terminal action codes, 5 bytes each with the bits of the TVR. */
export interface ActionCodes {
  readonly denial: Uint8Array;
  readonly online: Uint8Array;
  readonly default: Uint8Array;
}

/** How a terminal is set up. Amounts in fen. */
export interface TerminalConfiguration {
  /** AIDs that it serves; a card's AID may be longer. In the order of the terminal's own preference. */
  readonly aids: readonly Uint8Array[];
  /** 9F35; 22 = merchant, attended, offline with online capability. */
  readonly terminalType: number;
  /** 9F1A, four digits. */
  readonly country: string;
  /** 9F09. */
  readonly applicationVersion: string;
  /** 9F1C, 8 characters. */
  readonly terminalId: string;
  /** 9F4E, up to 20 bytes in GBK. */
  readonly merchantName: string;
  /** There is a pad to enter a PIN on. */
  readonly pinPad: boolean;
  readonly signature: boolean;
  readonly offlineOnly: boolean;
  /** The merchant wants the issuer to be asked. */
  readonly forceOnline: boolean;
  /** 9F7A: pays from the electronic cash of a card over contacts. */
  readonly electronicCash: boolean;
  /** TTQ b1.7: a contactless card that can shall make debit/credit, as over contacts, in place of a fast payment. */
  readonly contactlessDebitCredit: boolean;
  readonly algorithms: PaymentAlgorithmSet;
  /** From this amount on the issuer is asked. 9F1B */
  readonly floorLimit: number;
  /** Up to this amount the holder is not verified (双免); pboc.md section 8, open point 5. */
  readonly verificationLimit: number;
  /** Above it a contactless payment is not made. */
  readonly contactlessLimit: number;
  readonly randomSelection: RandomSelection;
  readonly actionCodes: ActionCodes;
  /** Card numbers that are refused. */
  readonly exceptionList: ReadonlySet<string>;
  /** Used where the card has no 9F49. */
  readonly defaultDdol: Uint8Array;
  /** Used where the card asks for a TC hash value (98) and has no 97; empty: none. */
  readonly defaultTdol: Uint8Array;
}

/** Debit, credit, quasi-credit, pure electronic cash; transport purse and its electronic cash. pboc.md section 1 */
const AIDS = [
  'A000000333010101',
  'A000000333010102',
  'A000000333010103',
  'A000000333010106',
  'A000000632010105',
  'A000000632010106',
];
/** 1,000 yuan: the limit up to which contactless payments need neither PIN nor signature. */
const SMALL_AMOUNT = 100_000;
const NO_LIMIT = 999_999_999_999;

/**
 * A merchant's terminal. Action codes: those seen on terminals of the scheme, and CDA that failed; convention. Default TDOL:
 * that of terminals of the field. The contacts have no verification limit of their own: the CVM list decides.
 */
export const DEFAULT_CONFIGURATION: TerminalConfiguration = {
  aids: AIDS.map((aid) => fromHex(aid)),
  terminalType: 0x22,
  country: '0156',
  applicationVersion: '0030',
  terminalId: 'SSCARD01',
  merchantName: '社会保障卡测试商户',
  pinPad: true,
  signature: true,
  offlineOnly: false,
  forceOnline: false,
  electronicCash: true,
  contactlessDebitCredit: false,
  algorithms: 'sm',
  floorLimit: SMALL_AMOUNT,
  verificationLimit: SMALL_AMOUNT,
  contactlessLimit: NO_LIMIT,
  randomSelection: { targetPercent: 0, maximumPercent: 0, threshold: 0 },
  actionCodes: {
    denial: fromHex('0010000000'),
    online: fromHex('DC4004F800'),
    default: fromHex('DC4000A800'),
  },
  exceptionList: new Set(),
  defaultDdol: fromHex('9F3704'),
  defaultTdol: fromHex('9F02065F2A029A039C0195059F3704'),
};

const MERCHANT_BYTES = 20;
const OFFLINE_ONLY_TYPE = 0x23;
/** Goods and services; numeric keys; print and display for the attendant. */
const ADDITIONAL_CAPABILITIES = fromHex('6000F0A001');

/** By what the holder may be verified; `none` where nobody is asked. */
export interface VerificationMeans {
  /** A PIN that the card compares: over contacts alone, it is sent in clear. */
  readonly offlinePin: boolean;
  /** A PIN that goes to the issuer. */
  readonly onlinePin: boolean;
  readonly signature: boolean;
  readonly none: boolean;
}

/** Nobody is asked for anything. */
export const NO_VERIFICATION: VerificationMeans = {
  offlinePin: false,
  onlinePin: false,
  signature: false,
  none: true,
};

/** Terminal capabilities (9F33) of a payment in which the holder is verified by these means. */
export function terminalCapabilities(means: VerificationMeans): NamedBits<typeof TERMINAL_CAPABILITIES> {
  const bits = new NamedBits(TERMINAL_CAPABILITIES);
  bits.set('CONTACT_CHIP', 'SDA', 'DDA', 'CDA');
  if (means.offlinePin) bits.set('PLAINTEXT_PIN');
  if (means.onlinePin) bits.set('ONLINE_PIN');
  if (means.signature) bits.set('SIGNATURE');
  if (means.none) bits.set('NO_CVM');
  return bits;
}

/**
 * Writes what the terminal says of itself into the data of a transaction.
 * @throws PaymentError `PAYMENT_INVALID` naming the part
 */
export function configurationData(configuration: TerminalConfiguration, data: TransactionData): void {
  const { country, applicationVersion, terminalId, merchantName, offlineOnly, terminalType } = configuration;
  data.set(0x9f1a, digits(country, 4, 'the country'));
  data.set(0x9f09, digits(applicationVersion, 4, 'the application version'));
  data.set(0x9f1c, textOf(terminalId, 8, 'the terminal number'));
  data.set(0x9f1e, textOf(terminalId, 8, 'the terminal number'));
  data.set(0x9f4e, textOf(merchantName, MERCHANT_BYTES, 'the name of the merchant'));
  data.set(0x9f35, Uint8Array.of(offlineOnly ? OFFLINE_ONLY_TYPE : terminalType));
  data.set(0x9f40, ADDITIONAL_CAPABILITIES);
  data.set(0x9f7a, Uint8Array.of(configuration.electronicCash ? 1 : 0));
  data.set(0xdf69, Uint8Array.of(configuration.algorithms === 'sm' ? 1 : 0));
  data.set(0xdf60, Uint8Array.of(0));
  data.set(0x9f1b, fourBytes(configuration.floorLimit));
  requireShares(configuration.randomSelection);
  requireList(configuration.defaultDdol, 'the default DDOL');
  requireList(configuration.defaultTdol, 'the default TDOL');
  for (const [name, code] of Object.entries(configuration.actionCodes)) {
    if (code.length !== 5) throw invalid(`the terminal action code '${name}' must have 5 bytes`);
  }
}

function requireShares({ targetPercent, maximumPercent, threshold }: RandomSelection): void {
  const shares = [targetPercent, maximumPercent].every((share) => share >= 0 && share <= 99);
  if (shares && maximumPercent >= targetPercent && threshold >= 0) return;
  throw invalid('shares of the random selection are 0 to 99 percent, the maximum not below the target');
}

function requireList(list: Uint8Array, name: string): void {
  if (unlessDamaged(() => parseDol(list)) === undefined) throw invalid(`${name} is no data object list`);
}

function digits(text: string, count: number, name: string): Uint8Array {
  if (new RegExp(`^\\d{${count}}$`).test(text)) return fromHex(text);
  throw invalid(`${name} is ${JSON.stringify(text)}; it must be ${count} digits`);
}

function textOf(text: string, bytes: number, name: string): Uint8Array {
  try {
    return encodeText(text, bytes);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw invalid(`${name} does not fit ${bytes} bytes of GBK`);
  }
}

function fourBytes(amount: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, Math.min(amount, 0xffff_ffff));
  return bytes;
}

const invalid = (message: string): PaymentError => new PaymentError('PAYMENT_INVALID', message);
