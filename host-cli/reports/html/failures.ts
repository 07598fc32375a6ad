import type { ToldCase } from '../telling/told-case.js';
import { comparison } from './bytes-markup.js';
import { badge, caseId } from './case.js';
import { type Markup, markup } from './markup.js';
import type { Page } from './page.js';

/** What failed and what was kept from being checked, first of all, with the way to the details. */
export function* failuresSection(page: Page): Generator<Markup> {
  const { campaign, say } = page;
  const failing = campaign.runs.filter(
    ({ counts, isSuperseded }) => !isSuperseded && counts.failed + counts.error > 0,
  );
  if (failing.length === 0) return;
  yield markup`<section id="failures"><h2>${say('failures')}</h2><ol class="failures">
`;
  for (const run of failing) {
    let number = 0;
    for (const told of run.cases()) {
      number++;
      if (told.outcome !== 'failed' && told.outcome !== 'error') continue;
      yield failureItem(told, caseId(run.number, number), page);
    }
  }
  yield markup`</ol></section>
`;
}

function failureItem(told: ToldCase, id: string, page: Page): Markup {
  const { head, failure, reason, outcome } = told;
  const { file, line } = failure?.step ?? told;
  const compared = failure && comparison(failure.step.expected, failure.step.received, page);
  const why = compared === undefined && reason !== undefined && markup`<p class="reason">${reason}</p>`;
  return markup`<li>${badge(outcome, page)} <a href="#${id}">${head.name}</a> <code class="place">${file}:${line}</code>${compared}${why}</li>
`;
}
