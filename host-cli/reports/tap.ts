import { stringify } from 'yaml';
import { toHex } from '../../apdu/bytes.js';
import { failureText } from './failure-text.js';
import type { ReportWriter } from './report-writer.js';
import { roundedMs } from './rounded-ms.js';
import { plainLine, plainText } from './telling/plain-text.js';
import { type ToldCampaign, type ToldRun, tellCampaign } from './telling/told-campaign.js';
import type { ToldCase } from './telling/told-case.js';

const VERSION = 'TAP version 14\n';
const INNER = '    ';
const DIAGNOSTICS = '  ';

/**
 * TAP 14: a subtest for each script on each card, a test point for each case, with diagnostics in YAML. An attempt that
 * was made again is a `TODO`: it is told and does not count.
 */
export const writeTap: ReportWriter = function* (result, { language }) {
  const campaign = tellCampaign(result, language);
  yield VERSION;
  yield `# ${plainLine(`${result.title}; ${result.program.name} ${result.program.version}`)}\n`;
  if (result.seed !== undefined) yield `# seed ${plainLine(result.seed)}\n`;
  yield `1..${campaign.runs.length}${campaign.runs.length === 0 ? ' # SKIP nothing was run' : ''}\n`;
  for (const run of campaign.runs) yield* subtest(run, campaign);
};

function* subtest(told: ToldRun, campaign: ToldCampaign): Generator<string> {
  const { run, counts, number, isSuperseded } = told;
  const name = nameOf(told);
  yield `# Subtest: ${name}\n`;
  yield `${INNER}1..${counts.total}${counts.total === 0 ? ' # SKIP no cases' : ''}\n`;
  let index = 0;
  for (const found of told.cases()) yield indented(point(found, ++index, told, campaign), INNER);
  const isPassed = counts.failed + counts.error === 0;
  const directive = directiveOf(isSuperseded, counts.total === 0, run.attempt);
  yield `${isPassed ? 'ok' : 'not ok'} ${number} - ${name}${directive}\n`;
  const { card, scriptHash, startedAt } = run;
  yield diagnostics({
    duration_ms: roundedMs(run.result.durationMs),
    started: startedAt.toISOString(),
    script: { file: run.result.script.file, sha256: scriptHash },
    card: {
      address: card.address,
      atr: toHex(card.answerToReset),
      protocol: card.protocol,
      profile: card.profile,
      version: card.version,
      image_sha256: card.imageHash,
    },
  });
}

function directiveOf(isSuperseded: boolean, isEmpty: boolean, attempt: number): string {
  if (isSuperseded) return ` # TODO attempt ${attempt} does not count, a later one does`;
  return isEmpty ? ' # SKIP no cases' : '';
}

function nameOf({ run, isSuperseded }: ToldRun): string {
  const { script } = run.result;
  const attempt = run.attempt > 1 || isSuperseded ? `, attempt ${run.attempt}` : '';
  const title = script.title === undefined ? script.file : `${script.title} (${script.file})`;
  return escaped(`${title} on ${run.card.address}${attempt}`);
}

function point(
  told: ToldCase,
  number: number,
  { run, isSuperseded }: ToldRun,
  { language }: ToldCampaign,
): string {
  const { head, outcome, reason, durationMs, failure } = told;
  const isOk = outcome === 'passed' || outcome === 'skipped';
  const todo = isSuperseded && !isOk ? ` # TODO attempt ${run.attempt} does not count` : '';
  const skip = outcome === 'skipped' ? ` # SKIP ${escaped(reason ?? '')}`.trimEnd() : todo;
  const { file, line } = failure?.step ?? told;
  const failed = isOk
    ? {}
    : {
        message: reason,
        severity: outcome === 'error' ? 'error' : 'fail',
        at: { file, line },
        expected: failure?.step.expected,
        received: failure?.step.received,
        details: failureText(told, language),
      };
  return `${isOk ? 'ok' : 'not ok'} ${number} - ${escaped(head.name)}${skip}\n${diagnostics({
    duration_ms: roundedMs(durationMs),
    ...(head.clauses.length > 0 && { clauses: head.clauses }),
    ...(head.tags.length > 0 && { tags: head.tags }),
    ...failed,
  })}`;
}

/** TAP 14, escapes: a `#` would begin a directive. */
function escaped(text: string): string {
  return plainLine(text).replace(/[\\#]/g, '\\$&');
}

function diagnostics(content: Readonly<Record<string, unknown>>): string {
  const yaml = stringify(content, replaceUnfit, { lineWidth: 0 });
  return indented(`---\n${yaml}...\n`, DIAGNOSTICS);
}

function replaceUnfit(_key: unknown, value: unknown): unknown {
  return typeof value === 'string' ? plainText(value) : value;
}

function indented(text: string, by: string): string {
  return text.replace(/^/gm, by).slice(0, -by.length);
}
