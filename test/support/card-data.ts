import type { CardContents } from '../../card-model/image/card-contents.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { parseCardData } from '../../card-model/personalisation/card-data.js';
import { CardDataError } from '../../card-model/personalisation/card-data-error.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import { gen3 } from '../../card-model/profiles/gen3.js';
import { demonstrationWith } from './demonstration.js';

/** A card of the demonstration data with some fields replaced. */
export const personalisedWith = (
  changes: Readonly<Record<string, unknown>> = {},
  profile: Profile = gen3,
): CardContents => personalise(profile, parseCardData(demonstrationWith(changes)));

/** What is said of data that no card is made of. */
export function refusalOf(
  changes: Readonly<Record<string, unknown>>,
  profile: Profile = gen3,
): CardDataError {
  try {
    personalisedWith(changes, profile);
  } catch (error) {
    if (error instanceof CardDataError) return error;
    throw error;
  }
  throw new Error(`a card was made with ${JSON.stringify(changes)}`);
}
