export type CardImageErrorCode = 'IMAGE_FOREIGN' | 'IMAGE_TOO_NEW' | 'IMAGE_DAMAGED';

/** The bytes are not a card image of this program, or not a whole one. */
export class CardImageError extends Error {
  override readonly name = 'CardImageError';

  constructor(
    readonly code: CardImageErrorCode,
    message: string,
  ) {
    super(message);
  }
}
