import type { TraceDialect } from '../../trace/trace-dialect.js';
import { PAYMENT_APPLICATIONS } from './payment-applications.js';
import { PAYMENT_COMMANDS } from './payment-commands.js';
import { PaymentSession } from './payment-session.js';

/** What a trace decoder needs to know of the bank application; it needs no profile of a card. */
export const PAYMENT_DIALECT: TraceDialect = {
  commands: Object.values(PAYMENT_COMMANDS),
  directories: PAYMENT_APPLICATIONS,
  open: (language) => new PaymentSession(language),
};
