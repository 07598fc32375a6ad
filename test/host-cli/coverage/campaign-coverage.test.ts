import { expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import type { ScriptObserver } from '../../../apdu/script/run-options.js';
import { runScript } from '../../../apdu/script/run-script.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/index.js';
import { connectSimulated } from '../../../host-cli/addresses/simulated-card.js';
import { type CardInHand, takeCard } from '../../../host-cli/campaigns/campaign-card.js';
import type { CampaignObserver } from '../../../host-cli/campaigns/run-campaign.js';
import { CampaignCoverage } from '../../../host-cli/coverage/campaign-coverage.js';
import { aCase, aRun } from '../../support/campaign-results.js';
import { AID } from '../../support/demonstration.js';

const SOURCES = { environment: {}, hasPin: false, pin: async () => '' };
const simulated = () => takeCard({ address: 'sim:', open: () => connectSimulated('', {}) }, SOURCES, false);
const SILENT: CampaignObserver = { runStarted: () => undefined, runFinished: () => undefined };

async function run(observer: CampaignObserver, card: CardInHand, text: string): Promise<void> {
  const script = parseScript(text, 'test.apdu');
  const watching = observer.runStarted({ script, card, attempt: 1 });
  const { transport, controls } = card;
  await runScript(script, transport, {
    ...(watching !== undefined && { observer: watching }),
    ...(controls !== undefined && { controls }),
  });
}

const countOf = (coverage: CampaignCoverage, id: string, name: string): number | undefined =>
  coverage
    .coverage()
    ?.groups.find((group) => group.id === id)
    ?.items.find((item) => item.name === name)?.count;

const READ = `send 00A404000F${AID.SSSE}\nsend 00B2032C00`;

test('nothing was run: there is nothing to tell', () => {
  expect(new CampaignCoverage().coverage()).toBeUndefined();
});

test('exchanges of all runs and cards are measured together', async () => {
  const coverage = new CampaignCoverage();
  const observer = coverage.beside(SILENT);
  const [one, other] = [await simulated(), await simulated()];
  await run(observer, one, READ);
  await run(observer, other, READ);
  await run(observer, one, 'send 0084000008');
  expect(countOf(coverage, 'commands', 'READ RECORD')).toBe(2);
  expect(countOf(coverage, 'files', 'SSSE/EF05')).toBe(2);
  expect(countOf(coverage, 'commands', 'GET CHALLENGE')).toBe(1);
});

test('resets of steps and of cases are followed, an exchange that was torn is none', async () => {
  const coverage = new CampaignCoverage();
  await run(
    coverage.beside(SILENT),
    await simulated(),
    `case one\n${READ}\nreset\nsend 00B2032C00\nend\ncase two\nsend 00B2032C00\nend
case three
send 00A404000F${AID.SSSE}
tear 1
send 0020000003111111
expect torn
end`,
  );
  expect(countOf(coverage, 'files', 'SSSE/EF05')).toBe(1);
  expect(countOf(coverage, 'status-words', '6A82')).toBe(2);
  expect(countOf(coverage, 'commands', 'VERIFY')).toBe(0);
});

test('what watches besides is told everything', async () => {
  const told: string[] = [];
  const watching: ScriptObserver = {
    caseStarted: ({ name }) => told.push(`case ${name}`),
    stepStarted: ({ kind }) => told.push(`begins ${kind}`),
    exchange: () => told.push('exchange'),
    stepFinished: ({ outcome }) => told.push(`ends ${outcome}`),
    caseFinished: ({ outcome }) => told.push(outcome),
  };
  const finished: string[] = [];
  const observer = new CampaignCoverage().beside({
    runStarted: () => watching,
    runFinished: ({ result }) => finished.push(result.script.file),
  });
  await run(observer, await simulated(), 'case one\nsend 0084000008\nend');
  expect(told).toEqual(['case one', 'begins send', 'exchange', 'ends done', 'passed']);
  observer.runFinished(aRun([aCase({ name: 'one' })]));
  expect(finished).toHaveLength(1);
});

test('a card without profile is measured by its generation, or by the latest', async () => {
  const open = async () => ({ transport: connectInProcess(createCard()) });
  for (const [asks, generation] of [
    [true, '3'],
    [false, undefined],
  ] as const) {
    const card = await takeCard({ address: 'pcsc:', open }, SOURCES, asks);
    expect(card.generation).toBe(generation);
    const coverage = new CampaignCoverage();
    await run(coverage.beside(SILENT), card, READ);
    expect(countOf(coverage, 'files', 'SSSE/EF05')).toBe(1);
  }
});
