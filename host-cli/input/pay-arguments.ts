import { fromHex } from '../../apdu/bytes.js';
import { UsageError } from '../errors/usage-error.js';
import { readText } from '../files/read-file.js';
import { readStructured } from '../files/structured-text.js';
import { isDateTime } from '../terminal/debit/debit-request.js';
import { parseYuan } from '../terminal/debit/money.js';
import {
  type CaKeyStore,
  DEFAULT_CONFIGURATION,
  type IssuerService,
  type PaymentRequest,
  parseCaKeys,
  type TerminalConfiguration,
  TRANSACTION_TYPE,
  testCaKeys,
} from '../terminal/index.js';

/** The options of a payment as they were typed. */
export interface PayOptionTexts {
  readonly amount?: string;
  readonly currency?: string;
  readonly load?: string;
  readonly unblockPin?: true;
  readonly unblockApplication?: true;
  readonly online?: true;
  readonly offlineOnly?: true;
  readonly electronicCash?: boolean;
  readonly cvmLimit?: string;
  readonly floorLimit?: string;
  readonly algorithm?: 'sm' | 'international';
  readonly aid?: string;
  readonly date?: string;
  readonly merchant?: string;
  readonly exceptionList?: string;
}

/** What is to be done, and with what amount. */
export interface Task {
  readonly service: IssuerService;
  readonly request: PaymentRequest;
}

/** One thing at a time. @throws UsageError, TerminalError `DEBIT_INVALID` naming the option */
export function paymentTask(given: PayOptionTexts): Task {
  const { amount, load, unblockPin, unblockApplication, currency } = given;
  const tasks = [amount, load, unblockPin, unblockApplication].filter((option) => option !== undefined);
  if (tasks.length === 0) {
    throw new UsageError(
      'say what to do: --amount YUAN, --load YUAN, --unblock-pin, --unblock-application, --balance or --log',
    );
  }
  if (tasks.length > 1)
    throw new UsageError('--amount, --load, --unblock-pin and --unblock-application cannot be used together');
  const common = currency === undefined ? {} : { currency: currency.padStart(4, '0') };
  if (unblockPin) return { service: 'unblock-pin', request: { ...common, amount: 0 } };
  if (unblockApplication) return { service: 'unblock-application', request: { ...common, amount: 0 } };
  if (load !== undefined) {
    const request = { ...common, amount: parseYuan(load, '--load'), transactionType: TRANSACTION_TYPE.LOAD };
    return { service: 'load', request };
  }
  return { service: 'purchase', request: { ...common, amount: parseYuan(amount!, '--amount') } };
}

/**
 * The terminal that the options describe. Over contacts the CVM list of the card decides unless --cvm-limit says up to
 * which amount nobody is asked.
 * @param pinPad there is a way to enter a PIN
 */
export function terminalConfiguration(
  given: PayOptionTexts,
  { pinPad, contactless }: { readonly pinPad: boolean; readonly contactless: boolean },
): TerminalConfiguration {
  const { online, offlineOnly, electronicCash = true, cvmLimit, floorLimit, algorithm, merchant } = given;
  if (online && offlineOnly) throw new UsageError('--online and --offline-only contradict each other');
  const ownLimit = contactless ? DEFAULT_CONFIGURATION.verificationLimit : 0;
  return {
    ...DEFAULT_CONFIGURATION,
    pinPad,
    offlineOnly: offlineOnly ?? false,
    forceOnline: online ?? false,
    electronicCash,
    ...(algorithm !== undefined && { algorithms: algorithm }),
    ...(merchant !== undefined && { merchantName: merchant }),
    verificationLimit: cvmLimit === undefined ? ownLimit : parseYuan(cvmLimit, '--cvm-limit'),
    ...(floorLimit !== undefined && { floorLimit: parseYuan(floorLimit, '--floor-limit') }),
    ...(given.exceptionList !== undefined && { exceptionList: exceptionList(given.exceptionList) }),
  };
}

/** Card numbers, one a line; lines that begin with # say something to people. */
function exceptionList(path: string): Set<string> {
  const numbers = readText(path)
    .split(/\r?\n/)
    .map((line) => line.replaceAll(' ', ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
  const wrong = numbers.findIndex((line) => !/^\d{8,19}$/.test(line));
  if (wrong >= 0) throw new UsageError(`${path}: entry ${wrong + 1} is no card number of 8 to 19 digits`);
  return new Set(numbers);
}

/** The keys that the terminal trusts: the test keys, and those of the file. */
export async function caKeys(path: string | undefined): Promise<CaKeyStore> {
  const store = testCaKeys();
  if (path === undefined) return store;
  for (const key of parseCaKeys(await readStructured(path), path)) store.add(key);
  return store;
}

/** An AID or its beginning. */
export function chosenAid(text: string | undefined): Uint8Array | undefined {
  if (text === undefined) return undefined;
  if (/^([0-9A-Fa-f]{2}){5,16}$/.test(text)) return fromHex(text);
  throw new UsageError(
    `--aid is ${JSON.stringify(text)}; an AID or its beginning is 10 to 32 hexadecimal digits`,
  );
}

/** YYYYMMDDhhmmss from YYYY-MM-DD, YYYY-MM-DDThh:mm:ss or the digits alone; what is not given is `now`'s. */
export function paymentTime(text: string | undefined, now: Date): string {
  const clock = [now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes(), now.getSeconds()];
  const current = `${now.getFullYear()}${clock.map((part) => String(part).padStart(2, '0')).join('')}`;
  const digits = text === undefined ? current : text.replace(/[-:T ]/g, '');
  const dateTime = digits.length === 8 ? digits + current.slice(8) : digits;
  if (isDateTime(dateTime)) return dateTime;
  throw new UsageError(`--date is ${JSON.stringify(text)}; write YYYY-MM-DD or YYYY-MM-DDThh:mm:ss`);
}
