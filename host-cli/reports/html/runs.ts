import type { ToldRun } from '../telling/told-campaign.js';
import { caseId, caseMarkup } from './case.js';
import { factList } from './facts.js';
import { formatCount, formatInstant } from './formats.js';
import { type Markup, markup } from './markup.js';
import type { Page } from './page.js';

const OUTCOMES = ['passed', 'failed', 'error', 'skipped'] as const;
const runId = (number: number): string => `run-${number}`;

/** One line for each run of a script. */
export function scriptsSection(page: Page): Markup {
  const { campaign, say } = page;
  const { runs } = campaign;
  const outcomes = OUTCOMES.map((outcome) => markup`<th scope="col" class="number">${say(outcome)}</th>`);
  return markup`<section id="scripts"><h2>${say('scripts')}</h2><div class="wide" role="region" aria-label="${say('scripts')}" tabindex="0"><table><thead><tr><th scope="col" class="number">#</th><th scope="col">${say('script')}</th><th scope="col">${say('card')}</th>${outcomes}<th scope="col" class="number">${say('time')}</th></tr></thead><tbody>
${runs.map((run) => scriptRow(run, page))}</tbody></table></div></section>
`;
}

function scriptRow(told: ToldRun, page: Page): Markup {
  const { run, number, counts } = told;
  const { script, durationMs } = run.result;
  const cells = OUTCOMES.map(
    (outcome) =>
      markup`<td class="number ${counts[outcome] > 0 ? outcome : 'none'}">${formatCount(counts[outcome])}</td>`,
  );
  const file = script.title !== undefined && markup`<br><code class="place">${script.file}</code>`;
  return markup`<tr><td class="number">${number}</td><th scope="row"><a href="#${runId(number)}">${script.title ?? script.file}</a>${file}${attemptNote(told, page)}</th><td><a href="#${page.cards.idOf(run.card)}">${run.card.address}</a></td>${cells}<td class="number">${page.duration(durationMs)}</td></tr>
`;
}

/** A script that was tried again must be seen to have been. */
function attemptNote({ run, isSuperseded }: ToldRun, { say }: Page): Markup | undefined {
  if (run.attempt === 1 && !isSuperseded) return undefined;
  const note = isSuperseded ? ` (${say('superseded')})` : '';
  return markup`<br><span class="attempt">${say('attempt')} ${run.attempt}${note}</span>`;
}

/** Every case of every run, piece by piece. */
export function* casesSection(page: Page): Generator<Markup> {
  const { campaign, say } = page;
  yield markup`<section id="cases"><h2>${say('cases')}</h2>
<fieldset class="filter"><legend>${say('show')}</legend>${filterChoice('all', say('showAll'), true)}${filterChoice(
    'problems',
    say('showProblems'),
    false,
  )}${filterChoice('skipped', say('showSkipped'), false)}</fieldset>
`;
  for (const run of campaign.runs) {
    yield runHead(run, page);
    let number = 0;
    for (const told of run.cases()) yield caseMarkup(told, caseId(run.number, ++number), page);
    yield markup`</section>
`;
  }
  yield markup`</section>
`;
}

/** The choice works by the style sheet alone. */
function filterChoice(name: string, label: string, isChecked: boolean): Markup {
  return markup`<label><input type="radio" name="show" id="show-${name}"${isChecked && markup` checked`}> ${label}</label>`;
}

function runHead(told: ToldRun, page: Page): Markup {
  const { run, number, isSuperseded } = told;
  const { script, durationMs } = run.result;
  const { say } = page;
  const facts = factList([
    [say('script'), markup`<code class="place">${script.file}</code>`],
    [say('card'), markup`<a href="#${page.cards.idOf(run.card)}">${run.card.address}</a>`],
    [say('started'), formatInstant(run.startedAt)],
    [say('duration'), page.duration(durationMs)],
    [say('attempt'), `${run.attempt}${isSuperseded ? ` (${say('superseded')})` : ''}`],
    [say('scriptHash'), markup`<code class="hash">${run.scriptHash}</code>`],
  ]);
  return markup`<section class="run" id="${runId(number)}"><h3>${number}. ${script.title ?? script.file}</h3>
${facts}
`;
}
