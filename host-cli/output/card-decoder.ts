import type { Language } from '../../apdu/codec/bilingual.js';
import { PAYMENT_DIALECT } from '../../apdu/payment/trace/payment-dialect.js';
import { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { cardDictionary, commandCatalogue } from '../../card-model/plan/dictionary.js';
import { gen3 } from '../../card-model/profiles/gen3.js';

/**
 * A decoder that knows the names and commands of a card, of the third generation where the card is not known, and of
 * the bank application on any card.
 */
export function createTraceDecoder(profile?: Profile, language: Language = 'en'): TraceDecoder {
  const known = profile ?? gen3;
  return new TraceDecoder(commandCatalogue(known), cardDictionary(known), language, [PAYMENT_DIALECT]);
}
