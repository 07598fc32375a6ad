import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { runScript } from '../../../apdu/script/run-script.js';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import {
  CasesView,
  FittingView,
  StepsView,
  type ViewSettings,
} from '../../../host-cli/campaigns/campaign-view.js';
import type { CampaignObserver, RunBegin } from '../../../host-cli/campaigns/run-campaign.js';
import { ScriptedCard } from '../../apdu/scripted-card.js';

function settings() {
  const text: string[] = [];
  const data: unknown[] = [];
  const told: string[] = [];
  const given: ViewSettings = {
    print: (item, lines) => {
      if (item !== undefined) data.push(item);
      text.push(...[lines(NO_COLOURS)].flat());
    },
    language: 'en',
    severalCards: false,
    progress: {
      running: (what) => told.push(what),
      finished: (outcome) => told.push(outcome),
      end: () => {},
    },
  };
  return { text, data, told, given };
}

async function shownBy(view: CampaignObserver, lines: string[]) {
  const script = parseScript(lines.join('\n'), 'a.apdu');
  const transport = connectInProcess(new ScriptedCard());
  const identity = { address: 'sim:', answerToReset: transport.answerToReset, protocol: 'T=0' } as const;
  const resources = { environment: {}, hasPin: false, pin: async () => '' };
  const card = { transport, profile: gen3, identity, resources, abilities: new Set<never>() };
  const begin: RunBegin = { script, card, attempt: 1 };
  const observer = view.runStarted(begin);
  const result = await runScript(script, transport, { ...(observer && { observer }), clock: () => 0 });
  view.runFinished({ result, scriptHash: '', card: identity, attempt: 1, startedAt: new Date(0) });
}

const SIMPLE = ['title T', 'send 00FF0000', 'expect 9000'];
const CASES = [
  'title T',
  'case One',
  ...SIMPLE.slice(1),
  'end',
  'case Two',
  'send 00FF0000',
  'expect 6A82',
  'end',
];

test('step by step', async () => {
  const { text, given } = settings();
  await shownBy(new StepsView(given), SIMPLE);
  expect(text).toEqual([
    'T',
    '',
    'a command this decoder does not know',
    '  > 00FF0000',
    '  < 9000  done',
    '  ok    expected 9000',
    '',
    'a.apdu: passed; expectations: 1 met, 0 failed',
  ]);
});

test('step by step, cases have a heading', async () => {
  const { text, given } = settings();
  await shownBy(new StepsView(given), CASES);
  expect(text).toContain('One');
  expect(text).toContain('  FAIL  line 8: expected 6A82, received 9000');
});

test('case by case, with how far it is', async () => {
  const { text, data, told, given } = settings();
  await shownBy(new CasesView({ ...given, quiet: false }), CASES);
  expect(text.slice(0, 3)).toEqual(['T', '  ok     One  (0 ms)', '  FAIL   Two']);
  expect(told).toEqual(['T', 'T: One', 'passed', 'T: Two', 'failed']);
  expect(data).toMatchObject([
    { script: 'a.apdu', card: 'sim:' },
    { case: 'One', outcome: 'passed' },
    { case: 'Two', outcome: 'failed' },
    { summary: { passed: false } },
  ]);
});

test('quiet tells only what did not pass', async () => {
  const { text, given } = settings();
  await shownBy(new CasesView({ ...given, quiet: true }), CASES);
  expect(text[0]).toBe('  FAIL   Two');
  const passing = settings();
  await shownBy(new CasesView({ ...passing.given, quiet: true }), CASES.slice(0, 5));
  expect(passing.text).toEqual([]);
});

describe('what fits', () => {
  test.each([
    [SIMPLE, '  ok    expected 9000'],
    [CASES, '  ok     One  (0 ms)'],
    [['for n in 1..2', ...CASES.slice(1), 'end'], '  ok     One  (0 ms)'],
    [['if interface contact', ...CASES.slice(1), 'end'], '  ok     One  (0 ms)'],
  ])('%#', async (lines, line) => {
    const { text, given } = settings();
    await shownBy(new FittingView(given), lines);
    expect(text).toContain(line);
  });
});
