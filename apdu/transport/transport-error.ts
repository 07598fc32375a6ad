export type TransportErrorCode =
  | 'CLOSED'
  | 'NO_CARD'
  | 'NO_READER'
  | 'LINK_FAILED'
  | 'ANSWER_MALFORMED'
  | 'CARD_ENDLESS'
  | 'INTERFACE_NOT_SUPPORTED'
  | 'RECORDING_DIFFERS'
  | 'RECORDING_ENDED'
  | 'RECORDING_HIDDEN';

/** The link to the card failed. A card that refuses a command is an answer, never this. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly code: TransportErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
