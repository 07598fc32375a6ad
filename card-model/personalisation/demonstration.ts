import demonstrationData from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import type { CardContents } from '../image/card-contents.js';
import { gen3 } from '../profiles/gen3.js';
import { parseCardData } from './card-data.js';
import { personalise } from './personalise.js';

/** The demonstration card: generation 3, activated, published test data and test keys. */
export function demonstrationCard(): CardContents {
  return personalise(gen3, parseCardData(demonstrationData));
}
