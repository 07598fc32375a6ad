export type PaymentErrorCode =
  | 'PAYMENT_INVALID'
  | 'CA_KEYS_INVALID'
  | 'ISSUER_KEYS_INVALID'
  | 'ISSUER_LINK_FAILED'
  | 'ISSUER_LISTENING_FAILED';

/** What a payment needs cannot be used: the request, a file of keys, the way to the issuer. Never holds a secret. */
export class PaymentError extends Error {
  override readonly name = 'PaymentError';

  constructor(
    readonly code: PaymentErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
