import { parseTlv } from '../../../../apdu/codec/ber-tlv.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { unlessDamaged } from '../../../../apdu/codec/unless-damaged.js';
import { amountValue, decodeAmount } from '../../../../apdu/payment/amount.js';
import { panDigits } from '../../../../crypto/index.js';
import type { PaymentCard } from '../payment-card.js';
import type { TerminalVerificationResults } from '../results/verification-results.js';
import type { RandomSelection, TerminalConfiguration } from '../terminal-configuration.js';
import type { TransactionData } from '../transaction-data.js';

/** `count` random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** On the list of card numbers that are refused. EMV 4.3 Book 4, 6.3.5 */
export function checkExceptionList(
  data: TransactionData,
  { exceptionList }: TerminalConfiguration,
  results: TerminalVerificationResults,
): boolean {
  const pan = data.ofCard(0x5a);
  const listed = pan !== undefined && exceptionList.has(panDigits(pan) ?? '');
  if (listed) results.set('ON_EXCEPTION_FILE');
  return listed;
}

/** Floor limit, random selection, velocity. EMV 4.3 Book 3, 10.6. */
export async function manageTerminalRisk(
  card: PaymentCard,
  data: TransactionData,
  configuration: TerminalConfiguration,
  random: RandomBytes,
  results: TerminalVerificationResults,
): Promise<void> {
  const amount = decodeAmount(data.get(0x9f02)!);
  const { floorLimit, randomSelection } = configuration;
  if (amount >= floorLimit) results.set('OVER_FLOOR_LIMIT');
  else if (isSelected(amount, floorLimit, randomSelection, random)) results.set('SELECTED_AT_RANDOM');
  await checkVelocity(card, data, results);
}

/** EMV 4.3 Book 3, 10.6.2: below the threshold at the target share, above it rising to the maximum at the floor limit. */
export function isSelected(
  amount: number,
  floorLimit: number,
  { targetPercent, maximumPercent, threshold }: RandomSelection,
  random: RandomBytes,
): boolean {
  if (maximumPercent === 0) return false;
  const rise = amount < threshold ? 0 : (amount - threshold) / Math.max(floorLimit - threshold, 1);
  const share = targetPercent + (maximumPercent - targetPercent) * Math.min(rise, 1);
  return numberTo99(random) < share;
}

/** 0 to 99; 65536 does not divide by 100, which is far below what a share in percent can tell. */
function numberTo99(random: RandomBytes): number {
  const [high, low] = random(2);
  return ((high! << 8) | low!) % 100;
}

/** Consecutive offline transactions against the card's limits 9F14 and 9F23. EMV 4.3 Book 3, 10.6.3. */
async function checkVelocity(
  card: PaymentCard,
  data: TransactionData,
  results: TerminalVerificationResults,
): Promise<void> {
  const lower = data.ofCard(0x9f14)?.[0];
  const upper = data.ofCard(0x9f23)?.[0];
  if (lower === undefined || upper === undefined) return;
  const counter = await readNumber(card, 0x9f36);
  const lastOnline = await readNumber(card, 0x9f13);
  if (lastOnline === 0) results.set('NEW_CARD');
  if (counter === undefined || lastOnline === undefined || counter <= lastOnline) {
    results.set('LOWER_LIMIT_EXCEEDED', 'UPPER_LIMIT_EXCEEDED');
    return;
  }
  if (counter - lastOnline > lower) results.set('LOWER_LIMIT_EXCEEDED');
  if (counter - lastOnline > upper) results.set('UPPER_LIMIT_EXCEEDED');
}

/** A two-byte counter by GET DATA; undefined where the card does not give it. */
async function readNumber(card: PaymentCard, tag: number): Promise<number | undefined> {
  const value = await readDataObject(card, tag);
  return value?.length === 2 ? (value[0]! << 8) | value[1]! : undefined;
}

/** The value of a data object by GET DATA; undefined for a refusal and for anything but that object. */
export async function readDataObject(card: PaymentCard, tag: number): Promise<Uint8Array | undefined> {
  const { data, statusWord } = await card.getData(tag);
  if (statusWord !== SW.SUCCESS) return undefined;
  const [object, ...more] = unlessDamaged(() => parseTlv(data)) ?? [];
  return object?.tag === tag && more.length === 0 ? object.value.slice() : undefined;
}

/** An amount by GET DATA, in fen. */
export async function readAmount(card: PaymentCard, tag: number): Promise<number | undefined> {
  return amountValue(await readDataObject(card, tag));
}
