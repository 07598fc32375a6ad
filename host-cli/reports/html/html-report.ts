import { createHash } from 'node:crypto';
import { verdictOf } from '../outcomes.js';
import type { ReportWriter } from '../report-writer.js';
import { tellCampaign } from '../telling/told-campaign.js';
import { VERDICT_WORDS } from '../words-table.js';
import { CardIndex, cardsSection } from './cards.js';
import { coverageSection } from './coverage.js';
import { failuresSection } from './failures.js';
import { formatCount, formatDuration } from './formats.js';
import { Markup, markup } from './markup.js';
import type { Page } from './page.js';
import { casesSection, scriptsSection } from './runs.js';
import { STYLE } from './style.js';
import { leftOutNote, masthead, summarySection } from './summary.js';
import { type HtmlWord, sayIn } from './words-table.js';

const LANGUAGE_TAGS = { en: 'en', zh: 'zh-CN' };

/**
 * One HTML file that needs nothing else: no network, no script. A campaign of more than 5000 steps is shown in extracts,
 * and the page says how much it leaves out.
 */
export const writeHtml: ReportWriter = function* (result, { language }) {
  const campaign = tellCampaign(result, language);
  const page: Page = {
    campaign,
    language,
    cards: new CardIndex(result),
    say: sayIn(language),
    duration: (ms) => formatDuration(ms, language),
    inWords: (text) => text[language],
  };
  for (const part of partsOf(page)) yield part.text;
};

function* partsOf(page: Page): Generator<Markup> {
  const { result } = page.campaign;
  yield head(page);
  yield masthead(page);
  yield contents(page);
  yield markup`<main>
`;
  yield summarySection(page);
  yield* failuresSection(page);
  yield scriptsSection(page);
  if (result.runs.length > 0) yield cardsSection(page);
  const coverage = coverageSection(page);
  if (coverage !== undefined) yield coverage;
  yield* casesSection(page);
  yield aboutSection(page);
  yield markup`</main>
</body>
</html>
`;
}

function head({ campaign, language, inWords }: Page): Markup {
  const { result } = campaign;
  const { name, version } = result.program;
  const title = `${result.title}: ${inWords(VERDICT_WORDS[verdictOf(result)])}`;
  const digest = createHash('sha256').update(STYLE).digest('base64');
  return markup`<!DOCTYPE html>
<html lang="${LANGUAGE_TAGS[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${name} ${version}">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
`;
}

function contents({ campaign, say }: Page): Markup {
  const { runs, coverage } = campaign.result;
  const hasFailures = campaign.runs.some(
    ({ counts, isSuperseded }) => !isSuperseded && counts.failed + counts.error > 0,
  );
  const sections: readonly (readonly [HtmlWord, boolean])[] = [
    ['summary', true],
    ['failures', hasFailures],
    ['scripts', true],
    ['cards', runs.length > 0],
    ['coverage', coverage !== undefined],
    ['cases', true],
    ['about', true],
  ];
  return markup`<nav aria-label="${say('contents')}"><ul>${sections.map(
    ([name, isThere]) => isThere && markup`<li><a href="#${name}">${say(name)}</a></li>`,
  )}</ul></nav>
`;
}

function aboutSection(page: Page): Markup {
  const { campaign, say } = page;
  const { exchangeCount } = campaign;
  const extent = leftOutNote(page) ?? say('aboutWhole', formatCount(exchangeCount));
  const said = [
    extent,
    say('aboutBytes'),
    say('aboutSecrets'),
    say('aboutHolder'),
    say('aboutTimes'),
    say('aboutAttempts'),
    say('aboutFile'),
  ];
  return markup`<section id="about"><h2>${say('about')}</h2><ul>${said.map((text) => markup`<li>${text}</li>`)}</ul></section>
`;
}
