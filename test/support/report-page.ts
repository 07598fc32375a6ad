import type { Language } from '../../apdu/codec/bilingual.js';
import type { CampaignResult } from '../../host-cli/campaigns/campaign-result.js';
import { CardIndex } from '../../host-cli/reports/html/cards.js';
import { formatDuration } from '../../host-cli/reports/html/formats.js';
import { Markup } from '../../host-cli/reports/html/markup.js';
import type { Page } from '../../host-cli/reports/html/page.js';
import { sayIn } from '../../host-cli/reports/html/words-table.js';
import { tellCampaign } from '../../host-cli/reports/telling/told-campaign.js';

/** What the parts of an HTML report are made from. */
export function aPage(result: CampaignResult, language: Language = 'en'): Page {
  return {
    campaign: tellCampaign(result, language),
    language,
    cards: new CardIndex(result),
    say: sayIn(language),
    duration: (ms) => formatDuration(ms, language),
    inWords: (text) => text[language],
  };
}

/** The words of a piece of HTML, without its elements. */
export function wordsOf(html: Markup | undefined | Iterable<Markup>): string {
  const parts = html === undefined ? [] : html instanceof Markup ? [html] : [...html];
  return parts
    .map(({ text }) => text)
    .join('')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ')
    .trim();
}
