import { expect, test } from 'vitest';
import { explainError } from '../../../../host-cli/errors/explain-error.js';
import { PaymentError } from '../../../../host-cli/terminal/payment/payment-error.js';

test.each([
  ['PAYMENT_INVALID', 2],
  ['CA_KEYS_INVALID', 4],
  ['ISSUER_KEYS_INVALID', 4],
  ['ISSUER_LINK_FAILED', 3],
  ['ISSUER_LISTENING_FAILED', 3],
] as const)('%s ends with %i', (code, exitCode) => {
  const error = new PaymentError(code, 'what, where, what to do');
  expect(explainError(error)).toEqual({ code, message: 'what, where, what to do', exitCode });
});
