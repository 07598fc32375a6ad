import type { CardIdentification } from '../identify-card.js';
import type { Refusal } from '../refusal.js';

/** A key of the card by name, without its value. */
export interface CardKeyName {
  /** 'SSSE.RK' */
  readonly name: string;
  /** Label of the directory that holds it on the card: 'SSSE', 'DF01'. */
  readonly directory: string;
  /** P2 of EXTERNAL AUTHENTICATE, 0 to 255. */
  readonly reference: number;
  /** Where the source knows several of one key; without it 01. */
  readonly version?: number;
}

export interface Cryptogram {
  readonly outcome: 'computed';
  /** 8 bytes. */
  readonly value: Uint8Array;
}

/** Where the knowledge of keys comes from: a ring of master keys in this program, or a PSAM. */
export interface KeySource {
  /** Every key that it knows by name. */
  readonly names: readonly string[];

  has(name: string): boolean;

  /**
   * The key of that name, in either case; without a version the one that commands without version mean.
   * @throws TerminalError `KEY_NAME_UNKNOWN` telling near names; `KEY_VERSION_UNKNOWN`
   */
  find(name: string, version?: number): CardKeyName;

  /**
   * The cryptogram of eight bytes of data under the key of this card and an eight-byte factor: the challenge of the
   * card, or the factor of INTERNAL AUTHENTICATE.
   * @returns the refusal of a PSAM, which is no exception
   * @throws TerminalError `KEY_NAME_UNKNOWN`; as `diversificationOf` for a card whose keys cannot be derived;
   * TransportError when the link to a PSAM fails
   */
  cryptogram(
    name: string,
    identification: CardIdentification,
    factor: Uint8Array,
    data: Uint8Array,
    version?: number,
  ): Promise<Cryptogram | Refusal>;

  /**
   * The MAC that ends the 卡识别码, 4 bytes, from its first 12; only of a source that has the key itself, which a PSAM
   * does not give out.
   */
  identificationMac?(name: string, identification: CardIdentification, identified: Uint8Array): Uint8Array;
}
