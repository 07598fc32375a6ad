import type { CardControls } from '../../../apdu/script/step-context.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard, findProfile, parseCardData, personalise } from '../../../card-model/index.js';
import demonstrationData from '../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import type { CampaignCard } from '../../../host-cli/campaigns/campaign-card.js';
import { runCampaign } from '../../../host-cli/campaigns/run-campaign.js';
import { suiteSources } from '../../../host-cli/conformance/suite-variables.js';
import { chooseSuites, scriptsOf } from '../../../host-cli/conformance/suites.js';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import { KEYS } from '../../support/card-office.js';
import { fakeStreams } from '../../support/cli.js';

export interface SuiteCard {
  readonly profile: 'gen1' | 'gen2' | 'gen3';
  readonly protocol?: 'T=0' | 'T=1';
  readonly cardInterface?: CardInterface;
  /** Default `sim:`, a card that is forgotten afterwards. */
  readonly address?: string;
  /** Default: those of the demonstration card. */
  readonly keys?: string | undefined;
}

export interface SuiteRun {
  /** `file: case: reason` of what neither passed nor was skipped. */
  readonly failures: readonly string[];
  /** Names of cases. */
  readonly passed: readonly string[];
  /** Reasons with how many cases they kept from running. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly clauses: ReadonlySet<string>;
}

/** Runs scripts of the suites of that name on a demonstration card of its own. */
export async function runSuite(
  name: string,
  card: SuiteCard,
  only: (script: string) => boolean = () => true,
): Promise<SuiteRun> {
  return runScripts(chooseSuites([name]).flatMap(scriptsOf).filter(only), card);
}

export async function runScripts(scripts: readonly string[], card: SuiteCard): Promise<SuiteRun> {
  const keys = 'keys' in card ? card.keys : KEYS;
  const { sources, variables } = await suiteSources(fakeStreams().streams, keys === undefined ? {} : { keys });
  const outcome = await runCampaign(
    {
      scripts,
      cards: [campaignCard(card)],
      sources,
      jobs: 1,
      retries: 0,
      seed: 'suite',
      allowDestructive: ({ address }) => address === 'sim:',
      run: { variables },
    },
    { runStarted: () => undefined, runFinished: () => {} },
  );
  if (outcome.fault !== undefined) throw outcome.fault;
  const cases = outcome.runs.flatMap(({ result }) => result.cases);
  const failures = cases
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
    .map(({ head, place, reason }) => `${place.file}: ${head.name}: ${reason}`);
  const skipped: Record<string, number> = {};
  for (const { outcome, reason = '' } of cases)
    if (outcome === 'skipped') skipped[reason] = (skipped[reason] ?? 0) + 1;
  return {
    failures,
    skipped,
    passed: cases.filter(({ outcome }) => outcome === 'passed').map(({ head }) => head.name),
    clauses: new Set(cases.flatMap(({ head }) => head.clauses)),
  };
}

function campaignCard({ profile: id, protocol, cardInterface, address = 'sim:' }: SuiteCard): CampaignCard {
  const profile = findProfile(id);
  return {
    address,
    async open() {
      const contents = personalise(profile, parseCardData(demonstrationData));
      const own = createCard({ contents, ...(protocol !== undefined && { protocol }) });
      const transport = connectInProcess(own, cardInterface);
      const controls: CardControls = {
        powerOff: () => own.powerOff(),
        powerOn: (on) => transport.powerOn(on),
        tearAfter: (writes) => own.tearAfter(writes),
        remove: () => own.powerOff(),
        insert: () => transport.powerOn(),
      };
      return { transport, profile, controls };
    },
  };
}
