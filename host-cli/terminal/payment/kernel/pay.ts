import type { PaymentResult } from '../payment-result.js';
import { payByContact } from './contact.js';
import { payContactless } from './contactless.js';
import type { PaymentInput } from './payment-input.js';

/** Pays on the interface that the transport has: `payContactless` or `payByContact`. */
export function pay(input: PaymentInput): Promise<PaymentResult> {
  return input.transport.protocol === 'contactless' ? payContactless(input) : payByContact(input);
}
