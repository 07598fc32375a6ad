import { fromHex } from '../../apdu/bytes.js';
import { AMOUNT_BYTES } from '../../apdu/payment/amount.js';
import { CURRENCIES } from '../../apdu/payment/codes-table.js';
import { derivedRandom } from '../../card-model/applications/pboc/personalisation/derived-random.js';
import { UsageError } from '../errors/usage-error.js';
import { readText } from '../files/read-file.js';
import { readStructured } from '../files/structured-text.js';
import { isDateTime } from '../terminal/debit/debit-request.js';
import {
  type CaKeyStore,
  DEFAULT_CONFIGURATION,
  type IssuerService,
  type PaymentInput,
  type PaymentRequest,
  parseCaKeys,
  type RandomSelection,
  type TerminalConfiguration,
  TRANSACTION_TYPE,
  testCaKeys,
} from '../terminal/index.js';

/** What of the bank application can be asked for; one at a time. */
export interface TaskTexts {
  readonly amount?: string;
  readonly load?: string;
  readonly unblockPin?: true;
  readonly changePin?: true;
  readonly replacePin?: true;
  readonly unblockApplication?: true;
}

/** The options of a payment as they were typed. */
export interface PayOptionTexts extends TaskTexts {
  readonly currency?: string;
  readonly online?: true;
  readonly offlineOnly?: true;
  readonly electronicCash?: boolean;
  readonly contactlessDebitCredit?: true;
  readonly cvmLimit?: string;
  readonly floorLimit?: string;
  readonly randomOnline?: string;
  readonly seed?: string;
  readonly unpredictableNumber?: string;
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

const TASKS: readonly { option: keyof TaskTexts; flag: string; service: IssuerService }[] = [
  { option: 'amount', flag: '--amount', service: 'purchase' },
  { option: 'load', flag: '--load', service: 'load' },
  { option: 'changePin', flag: '--change-pin', service: 'change-pin' },
  { option: 'replacePin', flag: '--replace-pin', service: 'replace-pin' },
  { option: 'unblockPin', flag: '--unblock-pin', service: 'unblock-pin' },
  { option: 'unblockApplication', flag: '--unblock-application', service: 'unblock-application' },
];

const listed = (words: readonly string[], joint: string): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;

/** The flags of the tasks that were given. */
export function givenTasks(given: TaskTexts): string[] {
  return TASKS.filter(({ option }) => given[option] !== undefined).map(({ flag }) => flag);
}

/** One thing at a time. @throws UsageError naming the option */
export function paymentTask(given: PayOptionTexts): Task {
  const asked = givenTasks(given);
  const task = TASKS.find(({ flag }) => flag === asked[0]);
  if (task === undefined) {
    const flags = [...TASKS.map(({ flag }) => flag), '--balance', '--log'];
    throw new UsageError(`say what to do: ${listed(flags, 'or')}`);
  }
  if (asked.length > 1) throw new UsageError(`${listed(asked, 'and')} cannot be used together`);
  const { service, flag, option } = task;
  const text = given[option];
  const request = {
    ...(given.currency !== undefined && { currency: currencyNumber(given.currency) }),
    amount: typeof text === 'string' ? amountGiven(text, flag) : 0,
    ...(service === 'load' && { transactionType: TRANSACTION_TYPE.LOAD }),
  };
  return { service, request };
}

const AMOUNT = /^(?<units>\d{1,10})(?:\.(?<hundredths>\d{1,2}))?$/;
const MAXIMUM_AMOUNT = `${'9'.repeat(AMOUNT_BYTES * 2 - 2)}.99`;

/** Hundredths: fen of yuan. Reckoned in whole numbers only. @throws UsageError naming the option */
function amountGiven(text: string, option: string): number {
  const { units, hundredths = '' } = AMOUNT.exec(text)?.groups ?? {};
  if (units !== undefined) return Number(units + hundredths.padEnd(2, '0'));
  throw new UsageError(
    `${option} is ${JSON.stringify(text)}; write an amount with at most two decimals, such as 12.34, from 0 to ${MAXIMUM_AMOUNT}`,
  );
}

/** Four digits, of '840', '0840' or 'USD'. */
function currencyNumber(text: string): string {
  if (/^\d{1,3}$/.test(text)) return text.padStart(4, '0');
  if (/^0\d{3}$/.test(text)) return text;
  const known = Object.entries(CURRENCIES.meanings);
  const found = known.find(([, { en }]) => en === text.toUpperCase());
  if (found !== undefined) return found[0];
  const names = known.map(([, { en }]) => en);
  throw new UsageError(
    `--currency is ${JSON.stringify(text)}; give the number of ISO 4217, such as 0840, or ${listed(names, 'or')}`,
  );
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
  const { online, offlineOnly, electronicCash = true, contactlessDebitCredit = false } = given;
  const { cvmLimit, floorLimit, randomOnline, algorithm, merchant } = given;
  if (online && offlineOnly) throw new UsageError('--online and --offline-only contradict each other');
  const ownLimit = contactless ? DEFAULT_CONFIGURATION.verificationLimit : 0;
  return {
    ...DEFAULT_CONFIGURATION,
    pinPad,
    offlineOnly: offlineOnly ?? false,
    forceOnline: online ?? false,
    electronicCash,
    contactlessDebitCredit,
    ...(algorithm !== undefined && { algorithms: algorithm }),
    ...(merchant !== undefined && { merchantName: merchant }),
    verificationLimit: cvmLimit === undefined ? ownLimit : amountGiven(cvmLimit, '--cvm-limit'),
    ...(floorLimit !== undefined && { floorLimit: amountGiven(floorLimit, '--floor-limit') }),
    ...(randomOnline !== undefined && { randomSelection: randomSelection(randomOnline) }),
    ...(given.exceptionList !== undefined && { exceptionList: exceptionList(given.exceptionList) }),
  };
}

const SELECTION = /^(?<target>\d{1,2})(?:,(?<maximum>\d{1,2}),(?<threshold>[^,]+))?$/;

/** '20', the share in percent of all payments below the floor limit; '20,50,100', rising to 50 from 100 yuan on. */
function randomSelection(text: string): RandomSelection {
  const { target, maximum = target, threshold = '0' } = SELECTION.exec(text)?.groups ?? {};
  if (target === undefined || Number(maximum) < Number(target)) {
    throw new UsageError(
      `--random-online is ${JSON.stringify(text)}; write a share of 0 to 99 percent, such as 20, or TARGET,MAXIMUM,THRESHOLD, such as 20,50,100`,
    );
  }
  return {
    targetPercent: Number(target),
    maximumPercent: Number(maximum),
    threshold: amountGiven(threshold, 'the threshold of --random-online'),
  };
}

/**
 * Where the terminal has its random numbers from, for tests that must go the same way each time: the choice of payments
 * that go online from a seed, the unpredictable number as it is given. What is not given is random.
 */
export function terminalRandom({
  randomOnline,
  seed,
  unpredictableNumber,
}: PayOptionTexts): Pick<PaymentInput, 'random' | 'selectionRandom'> {
  if (seed !== undefined && randomOnline === undefined)
    throw new UsageError('--seed goes with --random-online: nothing else is chosen at random');
  const number = unpredictableNumber === undefined ? undefined : fourBytes(unpredictableNumber);
  return {
    ...(number && { random: () => number }),
    ...(seed !== undefined && { selectionRandom: derivedRandom('random transaction selection', seed) }),
  };
}

function fourBytes(text: string): Uint8Array {
  if (/^[0-9A-Fa-f]{8}$/.test(text)) return fromHex(text);
  throw new UsageError(
    `--unpredictable-number is ${JSON.stringify(text)}; it is 8 hexadecimal digits, such as 11223344`,
  );
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
