import type { Value } from '../../apdu/script/value.js';
import type { CampaignCoverage } from '../coverage/campaign-coverage.js';
import { UsageError } from '../errors/usage-error.js';
import type { CampaignArguments } from '../input/run-arguments.js';
import { caseSelection, seedFrom, variablesFrom } from '../input/run-arguments.js';
import { type ConnectionArguments, connectionOptions } from '../program/connection-options.js';
import type { Invocation } from '../program/verb.js';
import { verdictOf } from '../reports/outcomes.js';
import type { ReportRequest } from '../reports/report-requests.js';
import { checkReportPaths, writeReports } from '../reports/write-reports.js';
import type { CampaignCard, OpenedCard, Sources } from './campaign-card.js';
import type { CampaignResult } from './campaign-result.js';
import { CasesView, FittingView, StepsView, type ViewSettings } from './campaign-view.js';
import { NO_PROGRESS, progressOn } from './progress.js';
import { type CampaignObserver, type CampaignOutcome, runCampaign } from './run-campaign.js';

export type Shown = 'steps' | 'cases' | 'failures' | 'fitting';

export interface CampaignRequest {
  readonly title: string;
  readonly scripts: readonly string[];
  readonly sources: Sources;
  readonly given: CampaignArguments & ConnectionArguments;
  readonly reports: readonly ReportRequest[];
  /** How much is shown: every step, a line a case, only what did not pass, or what fits the script. */
  readonly shown: Shown;
  /** Beside those of --set. */
  readonly variables?: ReadonlyMap<string, Value>;
  /** Collects what of the cards is exercised; it stands in the result then. */
  readonly coverage?: CampaignCoverage;
  /** Done to each card that is kept once it is open, before any script. */
  readonly prepare?: (card: OpenedCard) => Promise<void>;
  /** Scripts that leave no use in a card: each has a fresh one where cards are forgotten afterwards anyway. */
  readonly spoilsCard?: (script: string) => boolean;
  /** Told how it ended, right before the reports are written. */
  readonly finished?: (result: CampaignResult) => Promise<void>;
}

/**
 * Runs scripts over cards, shows what happens and writes the reports, also of a run that broke off.
 * @returns whether everything passed
 * @throws what the link threw, after the reports were written
 */
export async function performCampaign(invocation: Invocation, request: CampaignRequest): Promise<boolean> {
  const { reports, given, title } = request;
  checkReportPaths(reports);
  const startedAt = new Date();
  const startedAtMs = performance.now();
  const seed = seedFrom(given);
  const outcome = await runShown(invocation, request, seed, cardsOf(invocation, request));
  const coverage = request.coverage?.coverage();
  const result: CampaignResult = {
    title,
    program: { name: 'sscard', version: invocation.version },
    startedAt,
    durationMs: performance.now() - startedAtMs,
    seed,
    runs: outcome.runs,
    ...(coverage !== undefined && { coverage }),
  };
  await request.finished?.(result);
  await writeReports(reports, result, invocation.language);
  if (outcome.fault !== undefined) throw outcome.fault;
  if (verdictOf(result) === 'empty') throw new UsageError(nothingRan(result));
  return outcome.passed;
}

/** A campaign that looked at nothing must not look like one that passed. */
function nothingRan({ runs }: CampaignResult): string {
  const reasons = new Set(runs.flatMap(({ result }) => result.cases.map(({ reason }) => reason ?? '')));
  if (reasons.size === 0) return 'no case was chosen: see --tag and --case';
  return `every case was skipped: ${[...reasons].join('; ')}`;
}

/** The card of -r, and those of --card. */
function cardsOf(invocation: Invocation, { given, prepare }: CampaignRequest): readonly CampaignCard[] {
  const options = connectionOptions(given);
  let recorded = false;
  const prepared = async (address: string, opening: Promise<OpenedCard>): Promise<OpenedCard> => {
    const card = await opening;
    if (!isForgotten({ address })) await prepare?.(card);
    return card;
  };
  const beside = (address: string) => invocation.connectBeside({ address, mark: address }, options);
  const first = (): Promise<OpenedCard> => {
    // A recording is of one card: of the first that is opened here.
    if (recorded) return beside(invocation.reader);
    recorded = true;
    return invocation.connect(options);
  };
  return [
    { address: invocation.reader, open: () => prepared(invocation.reader, first()) },
    ...(given.card ?? []).map((address) => ({ address, open: () => prepared(address, beside(address)) })),
  ];
}

async function runShown(
  invocation: Invocation,
  request: CampaignRequest,
  seed: string,
  cards: readonly CampaignCard[],
): Promise<CampaignOutcome> {
  const { report, language, streams } = invocation;
  const { scripts, sources, given, shown, coverage, spoilsCard } = request;
  const print = await report.items();
  const severalCards = cards.length > 1;
  const progress = report.json ? NO_PROGRESS : await progressOn(streams.error);
  const settings = { print, language, severalCards, progress };
  const seen = viewOf(severalCards && shown === 'fitting' ? 'cases' : shown, settings);
  const view = coverage?.beside(seen) ?? seen;
  const { retry = 0, jobs = cards.length, failFast, keepGoing, destructive } = given;
  const selects = caseSelection(given);
  const plan = {
    scripts,
    cards,
    sources,
    jobs,
    retries: retry,
    seed,
    allowDestructive: (card: CampaignCard) => destructive === true || isForgotten(card),
    opensAnew: (card: CampaignCard, script: string) => isForgotten(card) && spoilsCard?.(script) === true,
    run: {
      variables: new Map([...(request.variables ?? []), ...variablesFrom(given)]),
      failFast: failFast === true,
      continueAfterFailure: keepGoing === true,
      ...(selects !== undefined && { selects }),
    },
  };
  try {
    return await runCampaign(plan, view);
  } finally {
    progress.end();
  }
}

/** A fresh demonstration card, which is forgotten afterwards. */
export function isForgotten({ address }: Pick<CampaignCard, 'address'>): boolean {
  return address.toLowerCase() === 'sim:';
}

function viewOf(shown: Shown, settings: ViewSettings): CampaignObserver {
  switch (shown) {
    case 'steps':
      return new StepsView(settings);
    case 'fitting':
      return new FittingView(settings);
    case 'cases':
    case 'failures':
      return new CasesView({ ...settings, quiet: shown === 'failures' });
  }
}
