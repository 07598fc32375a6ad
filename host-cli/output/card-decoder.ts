import type { Language } from '../../apdu/codec/bilingual.js';
import { PAYMENT_DIALECT } from '../../apdu/payment/trace/payment-dialect.js';
import type { CardDictionary } from '../../apdu/trace/card-dictionary.js';
import type { CommandDescription } from '../../apdu/trace/command-description.js';
import { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { cardDictionary, commandCatalogue } from '../../card-model/plan/dictionary.js';
import { gen3 } from '../../card-model/profiles/gen3.js';

/**
 * A decoder that knows the names, commands and rules of a card, of the third generation where the card is not known,
 * and of the bank application on any card.
 */
export function createTraceDecoder(profile?: Profile, language: Language = 'en'): TraceDecoder {
  const { catalogue, dictionary } = knowledgeOf(profile ?? gen3);
  return new TraceDecoder(catalogue, dictionary, language, [PAYMENT_DIALECT]);
}

/** Lets a decoder go on with the names of another card, as when a trace tells which card it is of. */
export function adoptCard(decoder: TraceDecoder, profile: Profile): void {
  const { catalogue, dictionary } = knowledgeOf(profile);
  decoder.adopt(catalogue, dictionary);
}

interface Knowledge {
  readonly catalogue: readonly CommandDescription[];
  readonly dictionary: CardDictionary;
}

/** The tables of a profile never change; they are put together once. */
const known = new WeakMap<Profile, Knowledge>();

function knowledgeOf(profile: Profile): Knowledge {
  let knowledge = known.get(profile);
  if (knowledge === undefined) {
    knowledge = { catalogue: commandCatalogue(profile), dictionary: cardDictionary(profile) };
    known.set(profile, knowledge);
  }
  return knowledge;
}
