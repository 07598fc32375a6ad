import { toHex } from '../../apdu/bytes.js';
import { casesOf, countCampaign, supersededRuns, verdictOf } from './outcomes.js';
import type { ReportWriter } from './report-writer.js';
import { roundedMs } from './rounded-ms.js';
import type { ToldExchange } from './telling/tell-exchange.js';
import { type ToldRun, tellCampaign } from './telling/told-campaign.js';
import type { ToldCase, ToldGap, ToldStep } from './telling/told-case.js';

/** Rises when a field changes its meaning or goes; new fields alone do not raise it. */
export const REPORT_JSON_VERSION = 1;

/**
 * JSON Lines, one object a line, each with `version` and `event`:
 * - `campaign`: `title`, `program`, `startedAt`, `language`, `seed`, `runs` (how many)
 * - `run`: `run` (from 1), `script` with `file`, `title`, `sha256`, `card` with `address`, `answerToReset`, `protocol`,
 *   `profile`, `version`, `imageSha256`, `attempt`, `superseded`, `startedAt`, `durationMs`, `passed`, `counts`
 * - `case`: `run`, `case` (from 1 in its run), `name`, `tags`, `clauses`, `needs`, `destructive`, `file`, `line`,
 *   `outcome`, `reason`, `durationMs`, `steps`
 *   - of which each has `file` (where it is not that of the case), `line`, `text`, `outcome`, `expected`, `received`,
 *     `message`, `answerToReset`, `durationMs`, `exchanges`
 *   - of which each has `command`, `response` (absent: no answer), `name`, `sentence`, `status`, `meaning`, `hint`,
 *     `durationMs`
 * - `end`: `verdict`, `counts`, `supersededRuns`, `durationMs`, `coverage`
 *
 * Bytes are upper-case hexadecimal, secret ones `**`; instants are ISO 8601 in UTC; times are milliseconds; what does
 * not apply is absent.
 */
export const writeJsonLines: ReportWriter = function* (result, { language }) {
  const campaign = tellCampaign(result, language);
  const { title, program, startedAt, durationMs, seed, coverage, runs } = result;
  yield line('campaign', { title, program, startedAt, language, seed, runs: runs.length });
  for (const told of campaign.runs) {
    yield line('run', runData(told));
    let index = 0;
    for (const found of told.wholeCases()) yield line('case', caseData(found, told.number, ++index));
  }
  yield line('end', {
    verdict: verdictOf(result),
    counts: countCampaign(result),
    supersededRuns: supersededRuns(result).size,
    durationMs: roundedMs(durationMs),
    coverage,
  });
};

function runData({ run, number, counts, isSuperseded }: ToldRun) {
  const { card, result, scriptHash, attempt, startedAt } = run;
  const { address, answerToReset, protocol, profile, version, imageHash } = card;
  return {
    run: number,
    script: { file: result.script.file, title: result.script.title, sha256: scriptHash },
    card: {
      address,
      answerToReset: toHex(answerToReset),
      protocol,
      profile,
      version,
      imageSha256: imageHash,
    },
    attempt,
    superseded: isSuperseded,
    startedAt,
    durationMs: roundedMs(result.durationMs),
    passed: casesOf(run).every(({ outcome }) => outcome === 'passed' || outcome === 'skipped'),
    counts,
  };
}

function caseData(
  { head, file, line, outcome, reason, durationMs, steps }: ToldCase,
  run: number,
  index: number,
) {
  const { name, tags, clauses, needs, destructive } = head;
  return {
    run,
    case: index,
    name,
    tags,
    clauses,
    needs,
    destructive,
    file,
    line,
    outcome,
    reason,
    durationMs: roundedMs(durationMs),
    steps: steps.filter(isStep).map((step) => stepData(step, file)),
  };
}

/** @param caseFile most steps stand in the file of their case; others were included */
function stepData(told: ToldStep, caseFile: string) {
  const { file, line, text, outcome, expected, received, message, answerToReset, exchanges } = told;
  return {
    file: file === caseFile ? undefined : file,
    line,
    text,
    outcome,
    expected,
    received,
    message,
    answerToReset: answerToReset && toHex(answerToReset),
    durationMs: roundedMs(told.durationMs),
    exchanges: exchanges.length === 0 ? undefined : exchanges.map(exchangeData),
  };
}

function exchangeData({ decoded, answered, durationMs }: ToldExchange) {
  const { command, response } = decoded;
  return {
    command: command.hex,
    response: answered ? response.hex : undefined,
    name: command.name,
    sentence: command.sentence,
    status: response.status?.hex,
    meaning: response.status?.meaning,
    hint: response.hint,
    durationMs: roundedMs(durationMs),
  };
}

function isStep(part: ToldStep | ToldGap): part is ToldStep {
  return part.kind === 'step';
}

function line(event: string, data: object): string {
  return `${JSON.stringify({ version: REPORT_JSON_VERSION, event, ...data })}\n`;
}
