import { join } from 'node:path';
import type { CampaignResult } from '../campaigns/campaign-result.js';
import { isForgotten, performCampaign, type Shown } from '../campaigns/perform-campaign.js';
import type { SourceArguments } from '../campaigns/script-sources.js';
import { requireRightSecrets } from '../conformance/right-secrets.js';
import { shippedFolder } from '../conformance/shipped-folder.js';
import type { Suite } from '../conformance/suite.js';
import { skippedReasons, suiteResults } from '../conformance/suite-results.js';
import { skippedLines, suiteListLines, suiteResultLines } from '../conformance/suite-text.js';
import { suiteSources } from '../conformance/suite-variables.js';
import { chooseSuites, parseSuiteNames, scriptsOf } from '../conformance/suites.js';
import { CampaignCoverage } from '../coverage/campaign-coverage.js';
import type { ExitName } from '../errors/exit-codes.js';
import { confirmation, YES_OPTION } from '../input/confirm.js';
import { KEYS_OPTION } from '../input/key-file.js';
import { PIN_FILE_OPTION } from '../input/pin-source.js';
import { addCampaignOptions, type CampaignArguments } from '../input/run-arguments.js';
import { coverageLines } from '../output/coverage-text.js';
import { addConnectionOptions, type ConnectionArguments } from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { parseReportRequests, type ReportRequest } from '../reports/report-requests.js';

interface Arguments extends ConnectionArguments, CampaignArguments, SourceArguments {
  readonly suite?: readonly string[];
  readonly list?: true;
  readonly report?: readonly ReportRequest[];
  readonly quiet?: true;
  readonly yes?: true;
}

const SPOILING = {
  en: 'the suites write to the card what cannot be taken back',
  zh: '测试集将对卡片做不可恢复的写入',
};

const NOTES = `
Each case names the document it follows; where the document is not public, the case follows what cards of the field do
or a convention of this program, and says so. A case that needs what is not at hand is skipped with the reason; cases
that cannot be undone run on a card that is kept only with --destructive, and ask first. Cases with the tag 'writes'
put back what they change. Keys and PIN are checked before such a card is tested: wrong ones would cost tries. The suites are scripts: fixtures/conformance of this package.`;

/** `sscard conformance`: the shipped suites over a card, and how much of the card they exercised. */
export const configure: ConfigureVerb = (command, action) => {
  addCampaignOptions(
    addConnectionOptions(
      command
        .option('--suite <name,...>', 'only these suites (default: all)', parseSuiteNames)
        .option('--list', 'lists the suites and runs nothing')
        .option(...KEYS_OPTION)
        .option(...PIN_FILE_OPTION)
        .option(
          '--report <kind=file,...>',
          'writes reports: junit=F, tap=F, html=F, jsonl=F',
          parseReportRequests,
        ),
    ),
  )
    .option('--quiet', 'shows only what did not pass')
    .option(...YES_OPTION)
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard conformance --list', 'the suites'],
        ['sscard conformance --keys keys.json', 'all suites on the demonstration card'],
        ['sscard conformance -r pcsc: --suite iso-7816', 'one suite on a card in a reader'],
        [
          'sscard conformance -r sim:card.img --keys keys.json --destructive --yes',
          'everything, on an image',
        ],
        ['sscard conformance --keys keys.json --report html=r.html', 'with a report'],
      )}`,
    )
    .action(
      action(async (invocation, given: Arguments) => {
        const suites = chooseSuites(given.suite);
        return given.list === true ? list(invocation, suites) : perform(invocation, suites, given);
      }),
    );
};

async function list({ report, language }: Invocation, suites: readonly Suite[]): Promise<ExitName> {
  const data = suites.map((suite) => ({ ...suite, scripts: scriptsOf(suite) }));
  await report.document(data, (colours) => suiteListLines(suites, language, colours));
  return 'DONE';
}

async function perform(
  invocation: Invocation,
  suites: readonly Suite[],
  given: Arguments,
): Promise<ExitName> {
  const { streams, language } = invocation;
  const { sources, variables } = await suiteSources(streams, given);
  const kept = [invocation.reader, ...(given.card ?? [])].some((address) => !isForgotten({ address }));
  const asks = kept && given.destructive === true;
  const confirm = asks ? confirmation(streams, given.yes === true, language, SPOILING) : undefined;
  const spoiling = new Set(suites.filter(({ spoilsCard }) => spoilsCard).flatMap(scriptsOf));
  const passed = await performCampaign(invocation, {
    title: `Conformance: ${suites.map(({ name }) => name).join(', ')}`,
    scripts: suites.flatMap(scriptsOf),
    sources,
    variables,
    given,
    reports: given.report ?? [],
    shown: shownBy(invocation, given),
    coverage: new CampaignCoverage(),
    spoilsCard: (script) => spoiling.has(script),
    prepare: async ({ transport }) => {
      await confirm?.(transport);
      await requireRightSecrets(transport, sources, given.yes === true);
      await transport.reset();
    },
    finished: (result) => tell(invocation, suites, result),
  });
  return passed ? 'DONE' : 'REFUSED';
}

function shownBy({ verbose }: Invocation, { quiet }: Arguments): Shown {
  if (verbose) return 'steps';
  return quiet === true ? 'failures' : 'cases';
}

async function tell(
  { report, language }: Invocation,
  suites: readonly Suite[],
  result: CampaignResult,
): Promise<void> {
  const results = suiteResults(suites, result);
  const reasons = skippedReasons(result);
  const { coverage, seed } = result;
  const data = {
    suites: results.map(({ suite: { name }, counts }) => ({ name, ...counts })),
    skipped: Object.fromEntries(reasons),
    seed,
    ...(coverage !== undefined && { coverage: coverage.groups }),
  };
  // Lines of JSON stand before it, and it is one of them.
  if (report.json) return (await report.items())(data, () => []);
  await report.document(data, async (colours) => [
    ...(coverage === undefined ? [] : [...(await coverageLines(coverage, language, colours)), '']),
    ...(await suiteResultLines(results, language, colours)),
    ...skippedLines(reasons, testKeys(), colours),
  ]);
}

/** Of the demonstration card. */
function testKeys(): string {
  return join(shippedFolder('personalisation'), 'gen3-demo.json');
}
