import { pseudoAtrFromAts } from '../../apdu/codec/ats.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import type { ServableCard } from '../addresses/connection.js';

/** A card that can lie in a reader of this process. */
export type SlotCard = ServableCard;

/** What holds the power of a chip; told when another takes it. */
export interface PowerHolder {
  powerTaken(): void;
}

/**
 * A chip as several readers of this process see it: however many hold it, it has one session, on one interface. Its
 * answers to reset are learnt here, so that a reader can show them without disturbing the session of another.
 */
export class Chip {
  readonly #answers = new Map<CardInterface, Uint8Array>();
  #holder: PowerHolder | undefined;

  /** Powers the card on each of its interfaces and off again. */
  constructor(readonly card: SlotCard) {
    for (const cardInterface of card.profile.interfaces) {
      this.#answers.set(cardInterface, learnAnswer(card, cardInterface));
    }
    card.powerOff();
  }

  /**
   * As PC/SC shows it: the ATR, or for contactless the ATR made of the ATS; empty for a card that stays mute.
   * @throws CardError INTERFACE_NOT_SUPPORTED
   */
  answerToReset(cardInterface: CardInterface): Uint8Array {
    const answer = this.#answers.get(cardInterface);
    if (answer !== undefined) return answer;
    throw new CardError(
      'INTERFACE_NOT_SUPPORTED',
      `a card of profile ${this.card.profile.id} has no ${cardInterface} interface`,
    );
  }

  heldBy(holder: PowerHolder): boolean {
    return this.#holder === holder && this.card.powered;
  }

  /**
   * A cold reset. Whoever held the power loses it.
   * @returns ATR or ATS, as the card gave it
   */
  powerOn(holder: PowerHolder, cardInterface: CardInterface): Uint8Array {
    const loser = this.#holder === holder ? undefined : this.#holder;
    this.#holder = undefined;
    this.card.powerOff();
    loser?.powerTaken();
    const answer = this.card.powerOn(cardInterface);
    this.#holder = holder;
    return answer;
  }

  /** Does nothing while another holds the power. */
  powerOff(holder: PowerHolder): void {
    if (this.#holder !== holder) return;
    this.#holder = undefined;
    this.card.powerOff();
  }
}

function learnAnswer(card: SlotCard, cardInterface: CardInterface): Uint8Array {
  try {
    const answer = card.powerOn(cardInterface);
    return cardInterface === 'contactless' ? pseudoAtrFromAts(answer) : answer;
  } catch {
    return new Uint8Array(0);
  }
}
