import type { Bilingual, Language } from '../../../apdu/codec/bilingual.js';
import type { ToldCampaign } from '../telling/told-campaign.js';
import type { CardIndex } from './cards.js';
import type { Say } from './words-table.js';

/** What every part of the page is made from. */
export interface Page {
  readonly campaign: ToldCampaign;
  readonly language: Language;
  readonly cards: CardIndex;
  readonly say: Say;
  readonly duration: (ms: number) => string;
  readonly inWords: (text: Bilingual) => string;
}
