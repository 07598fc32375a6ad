import type { CardCoverage, CoverageItem } from '../../coverage/card-coverage.js';
import { formatCount, formatShare } from './formats.js';
import { type Markup, markup } from './markup.js';
import type { Page } from './page.js';

type Group = CardCoverage['groups'][number];

/** What of the card was exercised, and what was not; nothing where the campaign did not look. */
export function coverageSection(page: Page): Markup | undefined {
  const { coverage } = page.campaign.result;
  if (coverage === undefined) return undefined;
  return markup`<section id="coverage"><h2>${page.say('coverage')}</h2>
${coverage.groups.map((group) => groupMarkup(group, page))}</section>
`;
}

function groupMarkup({ title, items }: Group, { say, inWords }: Page): Markup {
  const done = items.filter(({ count }) => count > 0).length;
  const share = formatShare(done, items.length);
  const label = say('exercised', formatCount(done), formatCount(items.length));
  const bar = markup`<svg class="bar small" aria-hidden="true" viewBox="0 0 ${Math.max(items.length, 1)} 1" preserveAspectRatio="none"><rect class="rest" width="${items.length}" height="1"/><rect class="passed" width="${done}" height="1"/></svg>`;
  return markup`<details class="group"><summary><h3>${inWords(title)}</h3><span>${label} (${share})</span>${bar}</summary>
<div class="wide" role="region" aria-label="${inWords(title)}" tabindex="0"><table><thead><tr><th scope="col">${say('item')}</th><th scope="col">${say('meaning')}</th><th scope="col" class="number">${say('count')}</th></tr></thead><tbody>
${items.map((item) => itemRow(item, say('notExercised'), inWords))}</tbody></table></div></details>
`;
}

function itemRow({ name, meaning, count }: CoverageItem, gap: string, inWords: Page['inWords']): Markup {
  const times = count > 0 ? markup`${formatCount(count)}` : markup`<span class="gap">${gap}</span>`;
  return markup`<tr><th scope="row"><code>${name}</code></th><td>${meaning && inWords(meaning)}</td><td class="number">${times}</td></tr>
`;
}
