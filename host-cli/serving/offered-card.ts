import type { CardInterface } from '../../apdu/transport/card-port.js';
import { CardSlot } from './card-slot.js';
import { Chip, type SlotCard } from './chip.js';

/** How readers are called by the interface they have; no name is a part of another. */
const READER_KIND: Readonly<Record<CardInterface, string>> = { contact: 'contact', contactless: 'NFC' };

/** Kind of the further slot of a reader, in which its PSAM lies. */
const PSAM_KIND = 'PSAM';

/** One card with all the readers that show it, by whichever way it is served. */
export class OfferedCard {
  readonly chip: Chip;
  readonly #slots: CardSlot[] = [];

  /**
   * @param number from 0, part of the names of its readers
   * @param interfaces those to show; a contact reader comes first
   * @param host the card in whose reader this one lies as its PSAM: then it has the next slot there, and no reader of
   * its own
   */
  constructor(
    readonly number: number,
    readonly address: string,
    card: SlotCard,
    private readonly interfaces: readonly CardInterface[],
    private readonly host?: OfferedCard,
  ) {
    this.chip = new Chip(card);
  }

  /** Readers of one more way of serving, with the card in them. */
  newSlots(): CardSlot[] {
    const slots = this.interfaces.map((cardInterface, index) => {
      return new CardSlot(this.#nameOfSlot(cardInterface, index), cardInterface, this.chip);
    });
    this.#slots.push(...slots);
    return slots;
  }

  /** Readers of one device differ in the last digits, as PC/SC names them. */
  #nameOfSlot(cardInterface: CardInterface, index: number): string {
    const { host } = this;
    const kind = host ? PSAM_KIND : READER_KIND[cardInterface];
    const slot = host ? host.interfaces.length + index : index;
    return `sscard ${kind} ${twoDigits((host ?? this).number)} ${twoDigits(slot)}`;
  }

  get inserted(): boolean {
    return this.#slots.some((slot) => slot.chip !== undefined);
  }

  insert(): void {
    for (const slot of this.#slots) if (slot.chip === undefined) slot.insert(this.chip);
  }

  remove(): void {
    for (const slot of this.#slots) slot.remove();
  }

  /** Names of its readers, each once. */
  get readerNames(): string[] {
    return [...new Set(this.#slots.map(({ name }) => name))];
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
