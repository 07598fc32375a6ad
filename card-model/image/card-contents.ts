import type { DirectoryImage } from '../files/directory.js';
import type { TransportKeyImage } from '../security/transport-key.js';

/** All that a card keeps without power: what a card image file holds and what personalisation makes. */
export interface CardContents {
  /** Id of the profile. */
  readonly profile: string;
  /** Historical bytes of the answer to reset, 13 on cards of the field; the last 8 are the card factor. */
  readonly historicalBytes: Uint8Array;
  /** Only of a card that is not issued yet. */
  readonly transportKey?: TransportKeyImage;
  /** Only after CARD BLOCK. */
  readonly blocked?: true;
  readonly masterFile: DirectoryImage;
}
