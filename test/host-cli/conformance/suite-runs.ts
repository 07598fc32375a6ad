import type { CaseResult } from '../../../apdu/script/script-result.js';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import type { ServableCard } from '../../../host-cli/addresses/connection.js';
import type { CampaignCard, OpenedCard } from '../../../host-cli/campaigns/campaign-card.js';
import { type CampaignOutcome, runCampaign } from '../../../host-cli/campaigns/run-campaign.js';
import type { Suite } from '../../../host-cli/conformance/suite.js';
import { suiteSources } from '../../../host-cli/conformance/suite-variables.js';
import { scriptsOf } from '../../../host-cli/conformance/suites.js';
import { KEYS } from '../../support/card-office.js';
import { fakeStreams } from '../../support/cli.js';

/** A card of this process in a reader, made anew each time it is opened. */
export function cardOf(make: () => ServableCard, cardInterface: CardInterface = 'contact'): CampaignCard {
  return { address: 'sim:', open: async () => inReader(make(), cardInterface) };
}

function inReader(card: ServableCard, cardInterface: CardInterface): OpenedCard {
  const transport = connectInProcess(card, cardInterface);
  const controls = {
    powerOff: () => card.powerOff(),
    powerOn: (where?: CardInterface) => transport.powerOn(where),
    tearAfter: (writes: number) => card.tearAfter(writes),
    remove: () => card.powerOff(),
    insert: () => transport.powerOn(),
  };
  return { transport, profile: card.profile, controls };
}

/** Runs suites with the test keys; destructive cases too, as nobody keeps the card. */
export function runSuites(suites: readonly Suite[], card: CampaignCard): Promise<CampaignOutcome> {
  const spoiling = new Set(suites.filter(({ spoilsCard }) => spoilsCard).flatMap(scriptsOf));
  return runScripts(suites.flatMap(scriptsOf), card, (script) => spoiling.has(script));
}

export async function runScripts(
  scripts: readonly string[],
  card: CampaignCard,
  spoils: (script: string) => boolean = () => false,
): Promise<CampaignOutcome> {
  const { sources, variables } = await suiteSources(fakeStreams().streams, { keys: KEYS });
  const silent = { runStarted: () => undefined, runFinished: () => undefined };
  return runCampaign(
    {
      scripts,
      cards: [card],
      sources,
      jobs: 1,
      retries: 0,
      seed: 'suites',
      allowDestructive: () => true,
      opensAnew: (_card, script) => spoils(script),
      run: { variables, failFast: false },
    },
    silent,
  );
}

export function casesOf({ runs }: CampaignOutcome): readonly CaseResult[] {
  return runs.flatMap(({ result }) => result.cases);
}

/** What did not pass, a line each. */
export function failuresOf(outcome: CampaignOutcome): readonly string[] {
  return casesOf(outcome)
    .filter((one) => one.outcome === 'failed' || one.outcome === 'error')
    .map(({ head, place, reason }) => `${place.file}: ${head.name}: ${reason}`);
}
