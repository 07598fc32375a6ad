import XMLBuilder from 'fast-xml-builder';
import { toHex } from '../../apdu/bytes.js';
import { failureText } from './failure-text.js';
import { countOutcomes, type OutcomeCounts } from './outcomes.js';
import type { ReportWriter } from './report-writer.js';
import { plainLine } from './telling/plain-text.js';
import { type ToldCampaign, type ToldRun, tellCampaign } from './telling/told-campaign.js';
import type { ToldCase } from './telling/told-case.js';

/** `@_` begins the name of an attribute, `#text` is the text of an element. */
interface Element {
  readonly [part: string]: string | number | Element | readonly Element[] | undefined;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const DECIMALS_OF_SECONDS = 6;
const MS_PER_SECOND = 1000;
/** Cases that are built at once: much faster than one by one. */
const GROUP = 100;

/**
 * JUnit XML in the form that CI servers agree on: a `testsuite` for each script on each card, a `testcase` for each
 * case. The cases of an attempt that was made again are there and count as skipped when they did not pass.
 */
export const writeJunit: ReportWriter = function* (result, { language }) {
  const campaign = tellCampaign(result, language);
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  const build = (name: string, element: Element | readonly Element[]): string =>
    builder.build({ [name]: element });
  yield HEAD;
  const counts = sumOf(campaign.runs.map(countedAs));
  yield opened(
    build('testsuites', {
      '@_name': plainLine(result.title),
      ...countAttributes(counts),
      '@_time': seconds(result.durationMs),
      '@_timestamp': timestamp(result.startedAt),
    }),
  );
  for (const run of campaign.runs) {
    yield opened(build('testsuite', suiteOf(run)));
    yield build('properties', { property: suiteProperties(run, campaign) });
    const className = classNameOf(run, campaign);
    for (const group of grouped(run.cases())) {
      yield build(
        'testcase',
        group.map((told) => caseOf(told, run, className, campaign)),
      );
    }
    yield '</testsuite>\n';
  }
  yield '</testsuites>\n';
};

function* grouped<Item>(items: Iterable<Item>): Generator<Item[]> {
  let group: Item[] = [];
  for (const item of items) {
    if (group.push(item) < GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function suiteOf(told: ToldRun): Element {
  const { script, durationMs } = told.run.result;
  return {
    '@_name': plainLine(nameOf(told)),
    ...countAttributes(countedAs(told)),
    '@_time': seconds(durationMs),
    '@_timestamp': timestamp(told.run.startedAt),
    '@_file': plainLine(script.file),
    '@_id': told.number - 1,
  };
}

function nameOf({ run, isSuperseded }: ToldRun): string {
  const { script } = run.result;
  const name = script.title ?? script.file;
  return run.attempt > 1 || isSuperseded ? `${name} (attempt ${run.attempt})` : name;
}

function suiteProperties({ run }: ToldRun, { result, language }: ToldCampaign): Element[] {
  const { card, scriptHash, attempt } = run;
  return properties([
    ['script.sha256', scriptHash],
    ['card.address', card.address],
    ['card.atr', toHex(card.answerToReset)],
    ['card.protocol', card.protocol],
    ['card.profile', card.profile],
    ['card.version', card.version],
    ['card.image.sha256', card.imageHash],
    ['attempt', String(attempt)],
    ['seed', result.seed],
    ['program', `${result.program.name} ${result.program.version}`],
    ['language', language],
  ]);
}

function caseOf(
  told: ToldCase,
  run: ToldRun,
  className: string,
  { language }: Pick<ToldCampaign, 'language'>,
): Element {
  const { head, file, line, durationMs } = told;
  const said = properties([
    ...head.clauses.map((clause) => ['clause', clause] as const),
    ...head.tags.map((tag) => ['tag', tag] as const),
    ['destructive', head.destructive],
  ]);
  return {
    '@_name': plainLine(head.name),
    '@_classname': className,
    '@_time': seconds(durationMs),
    '@_file': plainLine(file),
    '@_line': line,
    ...(said.length > 0 && { properties: { property: said } }),
    ...verdictElement(told, run, () => failureText(told, language)),
  };
}

function verdictElement(
  { outcome, reason = '', failure }: ToldCase,
  run: ToldRun,
  text: () => string,
): Element {
  const message = plainLine(reason);
  if (outcome === 'passed') return {};
  if (outcome === 'skipped') return { skipped: { '@_message': message } };
  if (run.isSuperseded) {
    const why = `attempt ${run.run.attempt} does not count, a later one does: ${message}`;
    return { skipped: { '@_message': why }, 'system-out': { '#text': text() } };
  }
  if (outcome === 'error') return { error: { '@_message': message, '@_type': 'fault', '#text': text() } };
  const type = failure?.step.expected === undefined ? 'step' : 'expectation';
  return { failure: { '@_message': message, '@_type': type, '#text': text() } };
}

/** `gen3.fixtures.scripts.tour`; the card's address stands in it too where a campaign has several cards. */
function classNameOf({ run }: ToldRun, { result }: ToldCampaign): string {
  const { profile = 'card', address } = run.card;
  const isAlone = result.runs.every(({ card }) => card.address === address);
  const script = run.result.script.file
    .replace(/\.[^./\\]*$/, '')
    .split(/[/\\]+/)
    .map(withoutDots)
    .filter((part) => part !== '');
  return plainLine([profile, ...(isAlone ? [] : [withoutDots(address)]), ...script].join('.'));
}

/** A dot would begin another package. */
function withoutDots(text: string): string {
  return text.replace(/^\.+/, '').replaceAll('.', '_');
}

function countedAs({ counts, isSuperseded }: ToldRun): OutcomeCounts {
  if (!isSuperseded) return counts;
  const { failed, error, skipped } = counts;
  return { ...counts, failed: 0, error: 0, skipped: skipped + failed + error };
}

function sumOf(all: readonly OutcomeCounts[]): OutcomeCounts {
  return all.reduce(
    (sum, { passed, failed, error, skipped, total }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      error: sum.error + error,
      skipped: sum.skipped + skipped,
      total: sum.total + total,
    }),
    countOutcomes([]),
  );
}

function countAttributes({ total, failed, error, skipped }: OutcomeCounts): Element {
  return { '@_tests': total, '@_failures': failed, '@_errors': error, '@_skipped': skipped };
}

function properties(pairs: readonly (readonly [name: string, value: string | undefined])[]): Element[] {
  return pairs.flatMap(([name, value]) =>
    value === undefined ? [] : [{ '@_name': name, '@_value': plainLine(value) }],
  );
}

/** The builder closes what it builds; here more follows inside. */
function opened(element: string): string {
  return `${element.trimEnd().replace(/\/>$/, '>')}\n`;
}

function seconds(ms: number): string {
  return (ms / MS_PER_SECOND).toFixed(DECIMALS_OF_SECONDS);
}

function timestamp(instant: Date): string {
  return instant.toISOString().replace(/\.\d+Z$/, 'Z');
}
