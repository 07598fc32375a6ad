import type { TagValues } from '../../../apdu/payment/data-object-list.js';
import { paymentTag } from '../../../apdu/payment/tags-table.js';

/**
 * The data objects of one transaction. What belongs to the terminal or the issuer is never taken from the card, whatever
 * a record holds: a card must not choose the unpredictable number or the results of the terminal. EMV 4.3 Book 3, 7.1.
 */
export class TransactionData implements TagValues {
  readonly #own = new Map<number, Uint8Array>();
  readonly #card = new Map<number, Uint8Array>();

  /** For data object lists: of the terminal and the issuer first, else of the card. */
  get(tag: number): Uint8Array | undefined {
    return this.#own.get(tag) ?? this.ofCard(tag);
  }

  /** What the card gave; undefined for tags that are not the card's to give. */
  ofCard(tag: number): Uint8Array | undefined {
    return this.#card.get(tag);
  }

  /** A value of the terminal or the issuer. */
  set(tag: number, value: Uint8Array): void {
    this.#own.set(tag, value.slice());
  }

  /** Whether the card has given this tag already. */
  hasOfCard(tag: number): boolean {
    return this.#card.has(tag);
  }

  /** Keeps what a card may give, drops the rest. */
  takeFromCard(tag: number, value: Uint8Array): void {
    const from = paymentTag(tag)?.from;
    if (from === 'terminal' || from === 'issuer') return;
    this.#card.set(tag, value.slice());
  }
}
