import { SW } from '../../../../apdu/codec/status-word.js';
import { type DirectoryApplication, parseDirectoryRecord } from '../../../../apdu/payment/directory-entry.js';
import { type PaymentFci, parsePaymentFci } from '../../../../apdu/payment/file-control-information.js';
import { PPSE_NAME, PSE_NAME } from '../../../../apdu/payment/trace/payment-applications.js';
import type { PaymentCard } from '../payment-card.js';
import { PaymentEnd, understood } from '../results/payment-end.js';

const bytesOf = (name: string): Uint8Array => new TextEncoder().encode(name);

const FCI = { en: 'FCI', zh: 'FCI' };
const DIRECTORY = { en: 'directory of the PSE', zh: 'PSE 目录' };
/** A directory that never ends is no directory: ten records of a card of the field would be many. */
const MAXIMUM_RECORDS = 30;

export function fciOf(data: Uint8Array): PaymentFci {
  return understood(FCI, () => parsePaymentFci(data));
}

/**
 * What the PSE lists; undefined where the card has none or it is blocked, so that the terminal tries its own list.
 * EMV 4.3 Book 1, 12.3.2.
 */
export async function readContactEnvironment(
  card: PaymentCard,
): Promise<readonly DirectoryApplication[] | undefined> {
  const selected = await card.select(bytesOf(PSE_NAME));
  refuseBlockedCard(selected.statusWord);
  if (selected.statusWord !== SW.SUCCESS) return undefined;
  const sfi = fciOf(selected.data).directorySfi;
  if (sfi === undefined) return undefined;
  const offered: DirectoryApplication[] = [];
  for (let number = 1; number <= MAXIMUM_RECORDS; number++) {
    const { data, statusWord } = await card.readRecord(sfi, number);
    if (statusWord === SW.RECORD_NOT_FOUND) return offered;
    if (statusWord !== SW.SUCCESS) return undefined;
    offered.push(...understood(DIRECTORY, () => parseDirectoryRecord(data)));
  }
  const detail = {
    en: `the directory has more than ${MAXIMUM_RECORDS} records`,
    zh: `目录记录超过 ${MAXIMUM_RECORDS} 条`,
  };
  throw new PaymentEnd('terminated', 'CARD_DATA_INVALID', detail);
}

/** What the PPSE offers in its FCI; undefined where the card has none. EMV Contactless Book B, 3.3.2. */
export async function readProximityEnvironment(
  card: PaymentCard,
): Promise<readonly DirectoryApplication[] | undefined> {
  const { data, statusWord } = await card.select(bytesOf(PPSE_NAME));
  refuseBlockedCard(statusWord);
  return statusWord === SW.SUCCESS ? fciOf(data).applications : undefined;
}

/** A blocked card answers every SELECT so. pboc.md section 4 */
export function refuseBlockedCard(statusWord: number): void {
  if (statusWord === SW.FUNCTION_NOT_SUPPORTED) throw new PaymentEnd('terminated', 'CARD_BLOCKED');
}
