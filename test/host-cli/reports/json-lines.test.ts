import { expect, test } from 'vitest';
import type { CampaignResult } from '../../../host-cli/campaigns/campaign-result.js';
import { REPORT_JSON_VERSION, writeJsonLines } from '../../../host-cli/reports/json-lines.js';
import {
  aCampaign,
  aCard,
  aCase,
  aResult,
  aRun,
  sampleCampaign,
  Talk,
} from '../../support/campaign-results.js';

type Line = Readonly<Record<string, unknown>>;

function linesOf(result: CampaignResult, language: 'en' | 'zh' = 'en'): Line[] {
  const text = [...writeJsonLines(result, { language })].join('');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

test('a line for each event, in order', () => {
  const lines = linesOf(sampleCampaign());
  expect(lines.map(({ event }) => event)).toEqual([
    'campaign',
    'run',
    ...Array(5).fill('case'),
    'run',
    'case',
    'run',
    'case',
    'end',
  ]);
  for (const { version } of lines) expect(version).toBe(REPORT_JSON_VERSION);
});

test('campaign and end', () => {
  const lines = linesOf(sampleCampaign(), 'zh');
  expect(lines[0]).toEqual({
    version: 1,
    event: 'campaign',
    title: 'Acceptance of batch 7',
    program: { name: 'sscard', version: '0.1.0' },
    startedAt: '2026-11-23T03:00:00.000Z',
    language: 'zh',
    seed: '42',
    runs: 3,
  });
  expect(lines.at(-1)).toMatchObject({
    verdict: 'failed',
    counts: { passed: 3, failed: 1, error: 1, skipped: 1, total: 6 },
    supersededRuns: 1,
    durationMs: 1234.5,
    coverage: { groups: [{ id: 'commands' }, { id: 'status-words' }] },
  });
});

test('a run', () => {
  const [run, again] = linesOf(sampleCampaign()).filter(({ event }) => event === 'run');
  expect(run).toEqual({
    version: 1,
    event: 'run',
    run: 1,
    script: { file: 'lab/holder.apdu', title: 'Reading the holder (持卡人)', sha256: 'a1'.repeat(32) },
    card: {
      address: 'sim:card.img',
      answerToReset: '3B6D000000815443538660510100000001',
      protocol: 'T=0',
      profile: 'gen3',
      version: '3.00',
      imageSha256: '5e'.repeat(32),
    },
    attempt: 1,
    superseded: false,
    startedAt: '2026-11-23T03:00:00.000Z',
    durationMs: 12.5,
    passed: false,
    counts: { passed: 2, failed: 1, error: 1, skipped: 1, total: 5 },
  });
  expect(again).toMatchObject({ superseded: true, attempt: 1, passed: false });
});

test('a case with its steps and exchanges', () => {
  const [, failed, , error] = linesOf(sampleCampaign()).filter(({ event }) => event === 'case');
  expect(failed).toMatchObject({
    run: 1,
    case: 2,
    name: 'Version of the specification',
    tags: ['records'],
    clauses: ['LD/T 6001.3-2023 SSSE_RECORD', 'LD/T 32.5-2015'],
    needs: [],
    line: 21,
    outcome: 'failed',
    reason: expect.stringContaining('line 27'),
    durationMs: 1.5,
  });
  const steps = failed!.steps as Line[];
  expect(steps).toHaveLength(7);
  expect(steps[4]).toEqual({
    line: 25,
    text: 'send 00 B2 03 04 06',
    outcome: 'done',
    durationMs: 0.05,
    exchanges: [
      {
        command: '00B2030406',
        response: '0304332E30309000',
        name: 'READ RECORD',
        sentence: 'READ RECORD number 3 of EF05 issuer data: specification version',
        status: '9000',
        meaning: 'done',
        durationMs: 0.612,
      },
    ],
  });
  expect(steps[5]).toMatchObject({ outcome: 'failed', expected: '03 04 33 2E 31 31 9000' });
  const [, torn] = error!.steps as Line[];
  expect((torn!.exchanges as Line[])[0]).not.toHaveProperty('response');
});

test('a large campaign is told whole', () => {
  const once = new Talk().send('0084000008').expect('... 9000').steps;
  const steps = Array.from({ length: 3000 }, () => once).flat();
  const [found] = linesOf(aCampaign([aRun([aCase({ name: 'long' }, steps)])])).filter(
    ({ event }) => event === 'case',
  );
  expect(found!.steps).toHaveLength(6000);
});

test('a step of an included file names it', () => {
  const reset = aResult('reset', 'reset', { file: 'lab/common.apdu', answerToReset: aCard.answerToReset });
  const found = linesOf(aCampaign([aRun([aCase({ name: 'one' }, [reset])])])).find(
    ({ event }) => event === 'case',
  );
  expect(found).toMatchObject({
    steps: [{ file: 'lab/common.apdu', text: 'reset', answerToReset: '3B6D000000815443538660510100000001' }],
  });
});
