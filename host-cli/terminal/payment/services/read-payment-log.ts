import { SW } from '../../../../apdu/codec/status-word.js';
import { decodeText } from '../../../../apdu/codec/text-field.js';
import { parseDol } from '../../../../apdu/payment/data-object-list.js';
import {
  decodeLoadLog,
  decodeLogRecord,
  USUAL_LOG_FORMAT,
} from '../../../../apdu/payment/transaction-log.js';
import type { Transport } from '../../../../apdu/transport/transport.js';
import type { PaymentCard } from '../payment-card.js';
import { understood } from '../results/payment-end.js';
import { readDataObject } from '../risk/terminal-risk-management.js';
import type { SelectedApplication } from '../selection/select-application.js';
import { DEFAULT_CONFIGURATION, type TerminalConfiguration } from '../terminal-configuration.js';
import { lookAt, type NotRead } from './purse-reading.js';

/** One transaction as the card has recorded it; absent what its log format does not have. */
export interface LoggedPayment {
  /** YYMMDD. */
  readonly date?: string;
  /** HHMMSS. */
  readonly time?: string;
  /** Fen. */
  readonly amount?: number;
  readonly currency?: string;
  readonly country?: string;
  readonly merchant?: string;
  readonly transactionType?: number;
  readonly counter?: number;
}

/** One writing of the balance. */
export interface LoggedLoad {
  /** Fen. */
  readonly before: number;
  readonly after: number;
  readonly date: string;
  readonly time: string;
  readonly counter: number;
}

/** Newest first. */
export interface PaymentLog {
  readonly outcome: 'read';
  readonly label: string;
  readonly payments: readonly LoggedPayment[];
  readonly loads: readonly LoggedLoad[];
}

const LOG = { en: 'transaction log', zh: '交易日志' };
const LOADS = { en: 'load log', zh: '圈存日志' };
/** Record number that answers the whole load log. pboc.md section 4 */
const WHOLE_LOG = 0;

/** @throws TransportError when the link fails */
export function readPaymentLog(
  transport: Transport,
  configuration: TerminalConfiguration = DEFAULT_CONFIGURATION,
): Promise<PaymentLog | NotRead> {
  return lookAt(transport, configuration, async (card, application) => ({
    outcome: 'read',
    label: application.label,
    payments: await paymentsOf(card, application),
    loads: await loadsOf(card, application),
  }));
}

async function paymentsOf(card: PaymentCard, { fci }: SelectedApplication): Promise<LoggedPayment[]> {
  if (fci.log === undefined) return [];
  const { sfi, records } = fci.log;
  const format = (await readDataObject(card, 0x9f4f)) ?? USUAL_LOG_FORMAT;
  const dol = understood(LOG, () => parseDol(format));
  const payments: LoggedPayment[] = [];
  for (let number = 1; number <= records; number++) {
    const { data, statusWord } = await card.readRecord(sfi, number);
    if (statusWord !== SW.SUCCESS) break;
    const record = understood(LOG, () => decodeLogRecord(dol, data));
    if (record === undefined) continue;
    const { objects: _objects, otherAmount: _otherAmount, merchant, ...told } = record;
    // Contactless terminals are not asked for their name.
    const name = merchant === undefined ? '' : decodeText(merchant).trim();
    payments.push({ ...told, ...(name !== '' && { merchant: name }) });
  }
  return payments;
}

async function loadsOf(card: PaymentCard, { fci }: SelectedApplication): Promise<LoggedLoad[]> {
  if (fci.loadLog === undefined) return [];
  const { data, statusWord } = await card.readRecord(fci.loadLog.sfi, WHOLE_LOG);
  if (statusWord !== SW.SUCCESS) return [];
  const { records } = understood(LOADS, () => decodeLoadLog(data));
  return records.map(({ before, after, date, time, counter }) => ({ before, after, date, time, counter }));
}
