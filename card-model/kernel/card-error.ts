/** Codes of `CardError`: faults of the link or of the caller, never a card that says no. */
export type CardErrorCode =
  | 'CARD_NOT_POWERED'
  | 'POWER_LOST'
  | 'INTERFACE_NOT_SUPPORTED'
  | 'PROFILE_INVALID'
  | 'PROFILE_UNKNOWN'
  | 'WRITE_COUNT_INVALID';

/** Thrown where there can be no answer of the card at all. */
export class CardError extends Error {
  override readonly name = 'CardError';

  constructor(
    readonly code: CardErrorCode,
    message: string,
  ) {
    super(message);
  }
}
