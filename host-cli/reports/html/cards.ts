import { toHex } from '../../../apdu/bytes.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import type { CampaignResult, CardIdentity } from '../../campaigns/campaign-result.js';
import { explainAnswer } from '../../readers/answer-to-reset.js';
import { atrRows } from './atr-rows.js';
import { bytesMarkup } from './bytes-markup.js';
import { factList } from './facts.js';
import { type Markup, markup } from './markup.js';
import type { Page } from './page.js';

/** The cards of a campaign, once each, and where the page tells of them. */
export class CardIndex {
  readonly #cards = new Map<string, { readonly card: CardIdentity; readonly id: string }>();

  constructor({ runs }: CampaignResult) {
    for (const { card } of runs) {
      const key = keyOf(card);
      if (!this.#cards.has(key)) this.#cards.set(key, { card, id: `card-${this.#cards.size + 1}` });
    }
  }

  /** Of a card of the campaign. */
  idOf(card: CardIdentity): string {
    return this.#cards.get(keyOf(card))!.id;
  }

  all(): readonly CardIdentity[] {
    return [...this.#cards.values()].map(({ card }) => card);
  }
}

/** Which cards were tested. */
export function cardsSection(page: Page): Markup {
  const { say, cards } = page;
  return markup`<section id="cards"><h2>${say('cards')}</h2>
${cards.all().map((card) => cardArticle(card, page))}</section>
`;
}

function cardArticle(card: CardIdentity, page: Page): Markup {
  const { say, inWords } = page;
  const { address, answerToReset, protocol, profile, version, imageHash } = card;
  const title = PROFILES.find(({ id }) => id === profile)?.title;
  const facts = factList([
    [
      say('profile'),
      profile === undefined ? say('unknown') : `${profile}${title ? ` (${inWords(title)})` : ''}`,
    ],
    [say('version'), version ?? say('unknown')],
    [say('protocol'), protocol === 'contactless' ? say('contactless') : protocol],
    [
      say('imageHash'),
      imageHash === undefined ? say('noImage') : markup`<code class="hash">${imageHash}</code>`,
    ],
    [
      say('answerToReset'),
      markup`${bytesMarkup(toHex(answerToReset))}<br>${inWords(explainAnswer(answerToReset).meaning)}`,
    ],
  ]);
  return markup`<article class="card" id="${page.cards.idOf(card)}"><h3>${address}</h3>${facts}${atrTable(answerToReset, page)}</article>
`;
}

function atrTable(answer: Uint8Array, { say, inWords }: Page): Markup | undefined {
  const rows = atrRows(answer);
  if (rows.length === 0) return undefined;
  return markup`<details class="atr"><summary>${say('elements')}</summary><table><thead><tr><th scope="col">${say('element')}</th><th scope="col">${say('bytes')}</th><th scope="col">${say('meaning')}</th></tr></thead><tbody>${rows.map(
    ({ name, hex, meaning }) =>
      markup`<tr><th scope="row">${name}</th><td>${bytesMarkup(hex)}</td><td>${inWords(meaning)}</td></tr>`,
  )}</tbody></table></details>`;
}

/** By address and by what tells two cards at one address apart. */
function keyOf({ address, answerToReset, imageHash = '' }: CardIdentity): string {
  return `${address}\0${toHex(answerToReset)}\0${imageHash}`;
}
