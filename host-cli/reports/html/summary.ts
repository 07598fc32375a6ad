import { countCampaign, type OutcomeCounts, verdictOf } from '../outcomes.js';
import { VERDICT_WORDS } from '../words-table.js';
import { factList } from './facts.js';
import { formatCount, formatInstant } from './formats.js';
import { type Markup, markup } from './markup.js';
import type { Page } from './page.js';

const OUTCOMES = ['passed', 'failed', 'error', 'skipped'] as const;
/** Of the bar, in units of its own; a part that is not nothing must not vanish. */
const BAR_WIDTH = 1000;
const LEAST_WIDTH = 6;

/** The name of the campaign and what came of it. */
export function masthead({ campaign, say, inWords }: Page): Markup {
  const { result } = campaign;
  const verdict = verdictOf(result);
  const { name, version } = result.program;
  return markup`<header class="masthead ${verdict}"><p class="kicker">${say('report')}</p><h1>${result.title}</h1><p class="verdict">${inWords(VERDICT_WORDS[verdict])}</p><p class="origin">${formatInstant(result.startedAt)} · ${name} ${version}</p></header>
`;
}

export function summarySection(page: Page): Markup {
  const { campaign, say } = page;
  const { result, stepCount, exchangeCount } = campaign;
  const counts = countCampaign(result);
  const note = leftOutNote(page);
  const facts = factList([
    [say('started'), formatInstant(result.startedAt)],
    [say('duration'), page.duration(result.durationMs)],
    [say('scriptRuns'), formatCount(result.runs.length)],
    [say('steps'), formatCount(stepCount)],
    [say('exchanges'), formatCount(exchangeCount)],
    [say('seed'), result.seed ?? say('noSeed')],
    [say('program'), `${result.program.name} ${result.program.version}`],
  ]);
  return markup`<section id="summary"><h2>${say('summary')}</h2>
<ul class="tiles"><li class="total"><strong>${formatCount(counts.total)}</strong> ${say('caseTotal')}</li>${OUTCOMES.map(
    (outcome) =>
      markup`<li class="${outcome}${counts[outcome] === 0 && markup` none`}"><strong>${formatCount(counts[outcome])}</strong> ${say(outcome)}</li>`,
  )}</ul>
${outcomeBar(counts, page)}
${facts}${note !== undefined && markup`<p class="note">${note}</p>`}</section>
`;
}

/** A page that does not show everything says how much; undefined when it does. */
export function leftOutNote({ campaign, say }: Page): string | undefined {
  const leftOut = campaign.exchangeCount - campaign.shownExchangeCount;
  if (leftOut === 0) return undefined;
  return say('aboutLeftOut', formatCount(leftOut), formatCount(campaign.exchangeCount));
}

/** Widths are attributes of a drawing, as the page allows no styles but its own sheet. */
function outcomeBar(counts: OutcomeCounts, { say }: Page): Markup | undefined {
  if (counts.total === 0) return undefined;
  const label = say('outcomeBar', counts.total, ...OUTCOMES.map((outcome) => counts[outcome]));
  const widths = OUTCOMES.map((outcome) =>
    counts[outcome] === 0 ? 0 : Math.max(LEAST_WIDTH, (counts[outcome] / counts.total) * BAR_WIDTH),
  );
  const scale = BAR_WIDTH / widths.reduce((sum, width) => sum + width, 0);
  let start = 0;
  const parts = OUTCOMES.map((outcome, index) => {
    const width = widths[index]! * scale;
    const part = markup`<rect class="${outcome}" x="${start.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="10"/>`;
    start += width;
    return width > 0 && part;
  });
  return markup`<svg class="bar" role="img" aria-label="${label}" viewBox="0 0 ${BAR_WIDTH} 10" preserveAspectRatio="none">${parts}</svg>`;
}
