import { fromHex, toHex } from '../../../../apdu/bytes.js';
import type { ResponseApdu } from '../../../../apdu/codec/response-apdu.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { amountValue } from '../../../../apdu/payment/amount.js';
import type { AflRecord } from '../../../../apdu/payment/application-file-locator.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AIP } from '../../../../apdu/payment/card-bits-table.js';
import { TransportError } from '../../../../apdu/transport/transport.js';
import { panDigits } from '../../../../crypto/index.js';
import { authenticateFast } from '../offline/fast-authentication.js';
import {
  type ApplicationRecords,
  exactly,
  locatedRecords,
  readApplicationData,
  requireObjects,
} from '../records/read-records.js';
import { dateValue, isUsageAllowed } from '../restrictions/processing-restrictions.js';
import { PaymentEnd } from '../results/payment-end.js';
import { note } from '../results/step-recorder.js';
import { tell } from './authenticate-card.js';
import type { FastAnswer } from './fast-answer.js';
import type { Ending, RunningPayment } from './running-payment.js';

/** What speaks against a card before its last record is read, as long as it has lost nothing. */
export function refuseCard({ data, input }: RunningPayment, { track2 }: FastAnswer): void {
  if (input.configuration.exceptionList.has(track2.pan))
    throw new PaymentEnd('declined', 'ON_EXCEPTION_FILE');
  const lastDay = dateValue(fromHex(`${track2.expiry}31`));
  if (!(dateValue(data.get(0x9a)!) <= lastDay)) throw new PaymentEnd('declined', 'APPLICATION_EXPIRED');
}

/**
 * A TC: the card approves, and takes the money with its last record. The terminal reads on, and approves only what is
 * signed. pboc.md section 3.
 * @throws PaymentEnd
 */
export async function approveOffline(
  payment: RunningPayment,
  { track2 }: FastAnswer,
  locator: Uint8Array | undefined,
  asksVersion01: boolean,
): Promise<Ending> {
  const { data } = payment;
  requireObjects(data, 0x94);
  const records = await readToTheEnd(payment, locatedRecords(locator!), asksVersion01);
  requireObjects(data, 0x5a, 0x5f24);
  const expiry = exactly(data, 0x5f24, 3);
  if (panDigits(data.ofCard(0x5a)!) !== track2.pan || !sameMonth(expiry, track2.expiry)) {
    const detail = {
      en: 'card number or expiry in track 2 and in the records',
      zh: '磁条 2 与记录的卡号或有效期',
    };
    return { outcome: 'declined', code: 'CARD_DATA_CONTRADICTORY', detail };
  }
  const today = dateValue(data.get(0x9a)!);
  const effective = data.ofCard(0x5f25);
  if (!(today <= dateValue(expiry))) return { outcome: 'declined', code: 'APPLICATION_EXPIRED' };
  if (effective !== undefined && !(today >= dateValue(effective)))
    return { outcome: 'declined', code: 'NOT_YET_EFFECTIVE' };
  if (!isUsageAllowed(data)) return { outcome: 'declined', code: 'USAGE_NOT_ALLOWED' };
  const authenticated = authenticate(payment, records);
  if (authenticated !== undefined) return authenticated;
  payment.balanceAfter = amountValue(data.ofCard(0x9f5d));
  return { outcome: 'approved', code: 'APPROVED_OFFLINE' };
}

function authenticate(payment: RunningPayment, records: ApplicationRecords): Ending | undefined {
  const { data, input, application, today } = payment;
  if (!hasBits(data.ofCard(0x82)!, AIP.fields.DDA)) {
    payment.recorder.record('offline-authentication', note('the card has no DDA', '卡片不支持 DDA'));
    return { outcome: 'declined', code: 'OFFLINE_AUTHENTICATION_FAILED' };
  }
  const aid = application!.fci.name;
  const number = authenticateFast({ data, records, aid, caKeys: input.caKeys, today });
  tell(payment, `fDDA ${data.ofCard(0x9f69) === undefined ? '00' : '01'}`, number);
  if (number.ok) return undefined;
  return { outcome: 'declined', code: 'OFFLINE_AUTHENTICATION_FAILED', detail: number.problem };
}

function sameMonth(expiry: Uint8Array, yearAndMonth: string): boolean {
  return toHex(expiry.subarray(0, 2)) === yearAndMonth;
}

/**
 * A card that leaves while its last record is read may have paid: it is asked for that record once more. Only 9F69 in it
 * shows that the card has paid, so this works with fDDA version 01 alone.
 */
async function readToTheEnd(
  payment: RunningPayment,
  records: readonly AflRecord[],
  asksVersion01: boolean,
): Promise<ApplicationRecords> {
  const { card, data, recorder } = payment;
  let torn = false;
  const found = await readApplicationData(card, records, data, recorder, async ({ sfi, record }, last) => {
    try {
      return await card.readRecord(sfi, record);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (!last || !asksVersion01) throw cardLost();
      torn = true;
      return readAgain(payment, sfi, record);
    }
  });
  if (torn && !found.lastRecord.has(CARD_AUTHENTICATION_DATA)) throw cardLost();
  return found;
}

const CARD_AUTHENTICATION_DATA = 0x9f69;
const cardLost = (): PaymentEnd => new PaymentEnd('terminated', 'CARD_LOST');

/** @throws PaymentEnd `CARD_LOST` */
async function readAgain(
  { card, application, recorder }: RunningPayment,
  sfi: number,
  record: number,
): Promise<ResponseApdu> {
  recorder.record('reading', note('the card left and is asked again', '卡片离开，重新读取'));
  try {
    await card.again();
    const selected = await card.select(application!.fci.name);
    if (selected.statusWord !== SW.SUCCESS) throw cardLost();
    return await card.readRecord(sfi, record);
  } catch (error) {
    if (error instanceof TransportError) throw cardLost();
    throw error;
  }
}
