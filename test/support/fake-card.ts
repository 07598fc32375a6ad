import { createCard } from '../../card-model/index.js';
import type { SlotCard } from '../../host-cli/serving/chip.js';
import { bytes } from './hex.js';
import { CONTACT_ATR } from './pcsc-service.js';

/** A card that answers as a test wants, 9000 by default; it has contacts only. */
export function fakeCard(
  parts: { powerOn?: () => Uint8Array; transmit?: (command: Uint8Array) => Uint8Array } = {},
): SlotCard {
  let powered = false;
  const { powerOn = () => bytes(CONTACT_ATR), transmit = () => bytes('9000') } = parts;
  const on = (): Uint8Array => {
    const answer = powerOn();
    powered = true;
    return answer;
  };
  return {
    profile: { ...createCard().profile, interfaces: ['contact'] },
    get powered() {
      return powered;
    },
    powerOn: on,
    warmReset: on,
    powerOff: () => {
      powered = false;
    },
    transmit,
    tearAfter: () => {},
    image: () => new Uint8Array(0),
  };
}
