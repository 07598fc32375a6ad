import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { findProfile, parseCardData, personalise } from '../../../card-model/index.js';
import { runCampaign } from '../../../host-cli/campaigns/run-campaign.js';
import { suiteSources } from '../../../host-cli/conformance/suite-variables.js';
import { chooseSuites, scriptsOf } from '../../../host-cli/conformance/suites.js';
import { KEYS } from '../../support/card-office.js';
import { fakeStreams } from '../../support/cli.js';
import { demonstrationWith } from '../../support/demonstration.js';
import { cardOf, casesOf, failuresOf } from './suite-runs.js';

const NAMES = ['data-structure', 'key-loading', 'reader-functions', 'payment'];

/** Without --destructive, as on a card that is kept. */
async function onKeptCard(profile: string, keys: string | undefined) {
  const contents = personalise(findProfile(profile), parseCardData(demonstrationWith()));
  const card = createCard({ contents });
  const { sources, variables } = await suiteSources(
    fakeStreams().streams,
    keys === undefined ? {} : { keys },
  );
  const silent = { runStarted: () => undefined, runFinished: () => undefined };
  const outcome = await runCampaign(
    {
      scripts: chooseSuites(NAMES).flatMap(scriptsOf),
      cards: [{ ...cardOf(() => card), address: 'pcsc:kept' }],
      sources,
      jobs: 1,
      retries: 0,
      seed: 'kept',
      allowDestructive: () => false,
      run: { variables },
    },
    silent,
  );
  return { outcome, before: contents, after: card.contents() };
}

describe.each(['gen1', 'gen2', 'gen3'])('a card of %s that is kept', (profile) => {
  test('passes, and is afterwards as it was', async () => {
    const { outcome, before, after } = await onKeptCard(profile, KEYS);
    expect(failuresOf(outcome)).toEqual([]);
    expect(after).toEqual(before);
  });

  test('passes without keys and PIN, and each case that was skipped says what it lacks', async () => {
    const { outcome, before, after } = await onKeptCard(profile, undefined);
    expect(failuresOf(outcome)).toEqual([]);
    const cases = casesOf(outcome);
    const passed = cases.filter((one) => one.outcome === 'passed');
    expect(passed.length).toBeGreaterThan(25);
    for (const one of cases.filter((other) => other.outcome === 'skipped'))
      expect(one.reason).toMatch(/^(needs (keys|pin|bank-keys|bank-pin|fresh-card)|not allowed: it )/);
    expect(after).toEqual(before);
  });
});
