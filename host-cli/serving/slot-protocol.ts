import { parseAtr } from '../../apdu/codec/atr.js';
import type { Protocol } from '../../apdu/transport/transport.js';
import type { CardSlot } from './card-slot.js';

/** The protocol of the card in a slot: the first that its ATR offers; T=0 for an ATR nobody can read. */
export function protocolOfSlot({ cardInterface, answerToReset }: CardSlot): Protocol {
  if (cardInterface === 'contactless') return 'contactless';
  try {
    return parseAtr(answerToReset).protocols[0] === 1 ? 'T=1' : 'T=0';
  } catch {
    return 'T=0';
  }
}
