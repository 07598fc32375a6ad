import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { CARD_PROCESSES } from '../../../../apdu/payment/card-bits-table.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { processesIn } from '../electronic-cash/read-funds.js';
import { logTransaction } from '../logs/transaction-log.js';
import type { Transaction } from '../payment-session.js';
import type { PendingPayment } from './pending.js';
import { settle } from './settle.js';

/** The payment holds: money, counters, CTQ and log move as part of the running command. */
export function completePayment(
  { memory, selection }: CardCore,
  transaction: Transaction,
  { decision, purse, qualifiers }: Pick<PendingPayment, 'decision' | 'purse' | 'qualifiers'>,
): void {
  const { directory } = selection;
  const { objects } = directory;
  settle(memory, objects, decision, purse, qualifiers);
  if (hasBits(processesIn(objects), CARD_PROCESSES.fields.LOG_APPROVALS)) {
    logTransaction(memory, directory, transaction.terminal);
  }
}
