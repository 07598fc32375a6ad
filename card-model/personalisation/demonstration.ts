import demonstrationFile from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import type { CardContents } from '../image/card-contents.js';
import { gen3 } from '../profiles/gen3.js';
import { type CardData, parseCardData } from './card-data.js';
import { personalise } from './personalise.js';

/** Published test data and test keys, which every profile takes. */
export function demonstrationData(): CardData {
  return parseCardData(demonstrationFile);
}

/** The demonstration card: generation 3, activated. */
export function demonstrationCard(): CardContents {
  return personalise(gen3, demonstrationData());
}
