import type { CardInterface } from '../../apdu/transport/card-port.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import type { Chip, PowerHolder } from './chip.js';
import { answerOfReader } from './reader-command.js';
import { ServingError } from './serving-error.js';

/**
 * `reset`: a session has begun, cold or warm. `unpowered`: the session has ended and the card is still there, whether
 * by `powerOff`, by a power failure, or because another reader has powered the same chip.
 */
export type SlotEvent = 'inserted' | 'removed' | 'reset' | 'unpowered';

/** Called after the slot has changed, also for what the listener itself has brought about. */
export type SlotListener = (event: SlotEvent, slot: CardSlot) => void;

/** Bytes of UTF-8. PC/SC lite keeps a name in 128 with its final NUL. */
export const MAXIMUM_NAME_BYTES = 127;

const NOTHING = new Uint8Array(0);

/** A reader that this process offers to other programs, with room for one card. */
export class CardSlot implements PowerHolder {
  readonly #listeners = new Set<SlotListener>();
  readonly #contactless: boolean;
  #chip: Chip | undefined;
  #session = 0;

  /**
   * @param name as other programs see it: 1 to 127 bytes of UTF-8, no control characters
   * @throws ServingError READER_NAME_INVALID; CardError as `insert`
   */
  constructor(
    readonly name: string,
    readonly cardInterface: CardInterface,
    chip?: Chip,
  ) {
    const length = Buffer.byteLength(name);
    if (length === 0 || length > MAXIMUM_NAME_BYTES || /\p{Cc}/u.test(name)) {
      throw new ServingError(
        'READER_NAME_INVALID',
        `a reader has a name of 1 to ${MAXIMUM_NAME_BYTES} bytes without control characters, not ${JSON.stringify(name)}`,
      );
    }
    this.#contactless = cardInterface === 'contactless';
    if (chip !== undefined) this.insert(chip);
  }

  /** The card that lies in the reader. */
  get chip(): Chip | undefined {
    return this.#chip;
  }

  /** Whether the card has power from this reader. */
  get powered(): boolean {
    return this.#chip?.heldBy(this) ?? false;
  }

  /** Whether there is a card that does not answer to reset. */
  get mute(): boolean {
    return this.#chip !== undefined && this.answerToReset.length === 0;
  }

  /** As PC/SC shows it, powered or not: contactless as `3B 8x 80 01`...; empty without a card and for a mute one. */
  get answerToReset(): Uint8Array {
    return this.#chip?.answerToReset(this.cardInterface) ?? NOTHING;
  }

  /** Moves whenever a session begins or ends: who remembers another number talks to a card that was reset since. */
  get session(): number {
    return this.#session;
  }

  /** @returns ends the listening */
  listen(listener: SlotListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The card gets no power yet.
   * @throws ServingError READER_OCCUPIED; CardError INTERFACE_NOT_SUPPORTED
   */
  insert(chip: Chip): void {
    if (this.#chip !== undefined) {
      throw new ServingError('READER_OCCUPIED', `there is a card in '${this.name}' already: remove it first`);
    }
    chip.answerToReset(this.cardInterface);
    this.#chip = chip;
    this.#tell('inserted');
  }

  /** @returns the card that lay there */
  remove(): Chip | undefined {
    const chip = this.#chip;
    if (chip === undefined) return undefined;
    chip.powerOff(this);
    this.#chip = undefined;
    this.#tell('removed');
    return chip;
  }

  /**
   * A cold reset.
   * @returns the answer to reset as PC/SC shows it
   * @throws CardError CARD_NOT_POWERED without a card
   */
  powerOn(): Uint8Array {
    this.#card().powerOn(this, this.cardInterface);
    this.#tell('reset');
    return this.answerToReset;
  }

  /** A warm reset; a cold one when the card has no power. Result and errors as `powerOn`. */
  reset(): Uint8Array {
    if (!this.powered) return this.powerOn();
    this.#card().card.warmReset();
    this.#tell('reset');
    return this.answerToReset;
  }

  powerOff(): void {
    if (!this.powered) return;
    this.#chip?.powerOff(this);
    this.#tell('unpowered');
  }

  /**
   * @throws CardError CARD_NOT_POWERED without card or power, POWER_LOST; FileError when a changed card cannot be
   * saved. After an error the card has no power.
   */
  transmit(command: Uint8Array): Uint8Array {
    const chip = this.#chip;
    if (chip === undefined || !chip.heldBy(this)) {
      throw new CardError('CARD_NOT_POWERED', `no card has power in '${this.name}'`);
    }
    if (this.#contactless) {
      const answer = answerOfReader(command, chip.card.uid);
      if (answer !== undefined) return answer;
    }
    try {
      return chip.card.transmit(command);
    } catch (error) {
      chip.powerOff(this);
      this.#tell('unpowered');
      throw error;
    }
  }

  /** @internal Another reader has powered the chip. */
  powerTaken(): void {
    this.#tell('unpowered');
  }

  #card(): Chip {
    if (this.#chip !== undefined) return this.#chip;
    throw new CardError('CARD_NOT_POWERED', `there is no card in '${this.name}'`);
  }

  #tell(event: SlotEvent): void {
    this.#session++;
    for (const listener of [...this.#listeners]) listener(event, this);
  }
}
