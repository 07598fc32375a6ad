import { expect, test } from 'vitest';
import { tellCampaign } from '../../../../host-cli/reports/telling/told-campaign.js';
import { aCampaign, aCase, aResult, aRun, sampleCampaign, Talk } from '../../../support/campaign-results.js';
import { PIN } from '../../../support/demonstration.js';

test('a campaign is explained once for each language', () => {
  const result = sampleCampaign();
  expect(tellCampaign(result, 'en')).toBe(tellCampaign(result, 'en'));
  expect(tellCampaign(result, 'zh')).not.toBe(tellCampaign(result, 'en'));
  expect(tellCampaign(result, 'zh').language).toBe('zh');
});

test('runs are counted, and those that were made again are known', () => {
  const { runs, stepCount, exchangeCount, shownExchangeCount } = tellCampaign(sampleCampaign(), 'en');
  expect(runs.map(({ number, isSuperseded, counts }) => [number, isSuperseded, counts.total])).toEqual([
    [1, false, 5],
    [2, true, 1],
    [3, false, 1],
  ]);
  expect([stepCount, exchangeCount, shownExchangeCount]).toEqual([25, 12, 12]);
});

test('a secret of a later run is hidden in the words of an earlier one', () => {
  const early = aCase({ name: 'early' }, [aResult('check', 'check a', { message: `PIN ${PIN}` })]);
  const late = aCase({ name: 'late' }, new Talk().send(`0020000003${PIN}`).steps);
  const { runs } = tellCampaign(aCampaign([aRun([early]), aRun([late])]), 'en');
  for (const cases of [runs[0]!.cases(), runs[0]!.wholeCases()]) {
    expect([...cases][0]!.steps[0]).toMatchObject({ message: 'PIN ******' });
  }
});

test('a large campaign is shown in part and can be told whole', () => {
  const once = new Talk().send('0084000008').expect('... 9000').steps;
  const steps = Array.from({ length: 3000 }, () => once).flat();
  const told = tellCampaign(aCampaign([aRun([aCase({ name: 'long' }, steps)])]), 'en');
  expect([told.exchangeCount, told.shownExchangeCount]).toEqual([3000, 200]);
  const [shown] = told.runs[0]!.cases();
  expect(shown!.steps.filter(({ kind }) => kind === 'gap')).toEqual([
    { kind: 'gap', steps: 5600, exchanges: 2800 },
  ]);
  const [whole] = told.runs[0]!.wholeCases();
  expect(whole!.steps).toHaveLength(6000);
});

test('a card of a profile that is not known is explained as one of the third generation', () => {
  const run = aRun([aCase({ name: 'one' }, new Talk().send('0084000008').steps)]);
  const { card } = run;
  const told = tellCampaign(aCampaign([{ ...run, card: { ...card, profile: 'gen9' } }]), 'en');
  expect([...told.runs[0]!.cases()][0]!.steps[0]).toMatchObject({
    exchanges: [{ decoded: { command: { name: 'GET CHALLENGE' } } }],
  });
});
