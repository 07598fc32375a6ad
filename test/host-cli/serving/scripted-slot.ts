import type { CardInterface } from '../../../apdu/transport/card-port.js';
import { PROFILES } from '../../../card-model/index.js';
import { CardSlot } from '../../../host-cli/serving/card-slot.js';
import { Chip, type SlotCard } from '../../../host-cli/serving/chip.js';
import type { ScriptedCard } from '../../apdu/scripted-card.js';

/** A scripted card that can lie in a slot. */
class ScriptedSlotCard implements SlotCard {
  readonly profile = PROFILES.find(({ interfaces }) => interfaces.length === 2)!;
  powered = false;

  constructor(private readonly card: ScriptedCard) {}

  powerOn(cardInterface?: CardInterface): Uint8Array {
    this.powered = true;
    return this.card.powerOn(cardInterface);
  }

  warmReset(): Uint8Array {
    return this.card.warmReset();
  }

  powerOff(): void {
    if (this.powered) this.card.powerOff();
    this.powered = false;
  }

  transmit(command: Uint8Array): Uint8Array {
    return this.card.transmit(command);
  }

  tearAfter(): void {
    throw new Error('not asked for here');
  }

  image(): Uint8Array {
    throw new Error('not asked for here');
  }
}

/** The chip of a scripted card, whose notes then begin anew: what learning its answers to reset took is gone. */
export function scriptedChip(card: ScriptedCard): Chip {
  const chip = new Chip(new ScriptedSlotCard(card));
  card.asked.length = 0;
  return chip;
}

export function scriptedSlot(card: ScriptedCard, cardInterface: CardInterface = 'contact'): CardSlot {
  return new CardSlot(`a ${cardInterface} slot`, cardInterface, scriptedChip(card));
}

/** Slots for both interfaces of one card. */
export function scriptedSlots(card: ScriptedCard): CardSlot[] {
  const chip = scriptedChip(card);
  return [new CardSlot('contacts', 'contact', chip), new CardSlot('antenna', 'contactless', chip)];
}
