import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { CardProtocol } from '../../card-model/kernel/card-core.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import type { ServableCard } from '../addresses/connection.js';
import type { Chip, PowerHolder } from './chip.js';

/** A chip in the hands of a program that uses it directly, beside readers that show the same chip. */
export class HeldCard implements ServableCard, PowerHolder {
  constructor(
    private readonly chip: Chip,
    private cardInterface: CardInterface,
  ) {}

  get profile(): Profile {
    return this.chip.card.profile;
  }

  get powered(): boolean {
    return this.chip.heldBy(this);
  }

  get protocol(): CardProtocol | undefined {
    return this.chip.card.protocol;
  }

  get uid(): Uint8Array | undefined {
    return this.chip.card.uid;
  }

  powerOn(cardInterface: CardInterface = this.cardInterface): Uint8Array {
    // Refused before anybody loses power for it.
    this.chip.answerToReset(cardInterface);
    const answer = this.chip.powerOn(this, cardInterface);
    this.cardInterface = cardInterface;
    return answer;
  }

  warmReset(): Uint8Array {
    this.requirePower();
    return this.chip.card.warmReset();
  }

  powerOff(): void {
    this.chip.powerOff(this);
  }

  transmit(command: Uint8Array): Uint8Array {
    this.requirePower();
    return this.chip.card.transmit(command);
  }

  tearAfter(writes: number): void {
    this.chip.card.tearAfter(writes);
  }

  image(): Uint8Array {
    return this.chip.card.image();
  }

  powerTaken(): void {
    // `powered` tells; who sends a command next is told that the power has gone.
  }

  private requirePower(): void {
    if (this.powered) return;
    throw new CardError(
      'CARD_NOT_POWERED',
      'the card has no power, or another reader has taken it: power it on first',
    );
  }
}
