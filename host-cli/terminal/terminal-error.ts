export type TerminalErrorCode =
  | 'PIN_NOT_DIGITS'
  | 'PIN_LENGTH'
  | 'KEYS_INVALID'
  | 'KEY_NAME_UNKNOWN'
  | 'KEY_VERSION_UNKNOWN'
  | 'KEY_DIRECTORY_UNKNOWN'
  | 'KEY_NOT_FOR_AUTHENTICATION'
  | 'CARD_FACTOR_MISSING'
  | 'AREA_CODE_MISSING'
  | 'ALGORITHM_NOT_SUPPORTED'
  | 'DEBIT_INVALID'
  | 'RECEIPT_INVALID';

/** What the caller gave cannot be used, or the card lacks what its keys are derived from. Never holds a secret. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError';

  constructor(
    readonly code: TerminalErrorCode,
    message: string,
  ) {
    super(message);
  }
}
