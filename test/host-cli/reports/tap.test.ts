import { type FinalResults, Parser } from 'tap-parser';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { CampaignResult } from '../../../host-cli/campaigns/campaign-result.js';
import { writeTap } from '../../../host-cli/reports/tap.js';
import { aCampaign, aCase, aResult, aRun, sampleCampaign, Talk } from '../../support/campaign-results.js';

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly skip?: string | true;
  readonly todo?: string | true;
  readonly diag?: Readonly<Record<string, unknown>>;
}

interface Read {
  readonly results: FinalResults;
  readonly points: readonly Point[];
  readonly subtests: readonly {
    readonly name: string;
    readonly points: readonly Point[];
    readonly results: FinalResults;
  }[];
  /** Lines that are no TAP. */
  readonly extra: readonly string[];
}

const textOf = (result: CampaignResult, language: 'en' | 'zh' = 'en'): string =>
  [...writeTap(result, { language })].join('');

/** As another program reads it, which refuses what is no TAP. */
function read(result: CampaignResult): Read {
  const extra: string[] = [];
  const collect = (parser: Parser): { points: Point[]; results: () => FinalResults } => {
    const points: Point[] = [];
    parser.on('assert', (point: Point) => points.push(point));
    parser.on('extra', (text: string) => extra.push(text));
    return { points, results: () => parser.results! };
  };
  const parser = new Parser({ strict: true });
  const whole = collect(parser);
  const children: { name: string; child: ReturnType<typeof collect> }[] = [];
  parser.on('child', (child: Parser) => children.push({ name: child.name, child: collect(child) }));
  parser.end(textOf(result));
  return {
    results: whole.results(),
    points: whole.points,
    subtests: children.map(({ name, child }) => ({ name, points: child.points, results: child.results() })),
    extra,
  };
}

describe('as tap-parser reads it', () => {
  test('runs are test points, with a subtest each', () => {
    const { results, points, subtests, extra } = read(sampleCampaign());
    expect(extra).toEqual([]);
    expect(results).toMatchObject({
      ok: false,
      count: 3,
      pass: 1,
      fail: 2,
      todo: 1,
      plan: { start: 1, end: 3 },
    });
    expect(points.map(({ ok, name, todo }) => [ok, name, todo ?? false])).toEqual([
      [false, 'Reading the holder (持卡人) (lab/holder.apdu) on sim:card.img', false],
      [
        false,
        'Reset (lab/holder.apdu) on pcsc:Reader 00, attempt 1',
        'attempt 1 does not count, a later one does',
      ],
      [true, 'Reset (lab/holder.apdu) on pcsc:Reader 00, attempt 2', false],
    ]);
    expect(subtests.map(({ name }) => name)).toEqual(points.map(({ name }) => name));
    expect(points[0]!.diag).toMatchObject({
      script: { file: 'lab/holder.apdu', sha256: 'a1'.repeat(32) },
      card: { address: 'sim:card.img', atr: '3B6D000000815443538660510100000001', protocol: 'T=0' },
    });
  });

  test('cases are test points of the subtest', () => {
    const [first] = read(sampleCampaign()).subtests;
    expect(first!.results).toMatchObject({ ok: false, count: 5, pass: 3, fail: 2, skip: 1 });
    const [passed, failed, , error, skipped] = first!.points;
    expect(passed).toMatchObject({ ok: true, time: 1.5, diag: { tags: ['records', 'smoke'] } });
    expect(failed!.diag).toMatchObject({
      severity: 'fail',
      at: { file: 'lab/holder.apdu', line: 26 },
      expected: '03 04 33 2E 31 31 9000',
      received: '03 04 33 2E 30 30 9000',
      details: expect.stringContaining('READ RECORD number 3 of EF05'),
    });
    expect(error!.diag).toMatchObject({
      severity: 'error',
      message: 'line 62: the reader gave no answer within 5 s',
    });
    expect(skipped).toMatchObject({ ok: true, skip: 'not allowed: it writes the validity date' });
  });

  test('an attempt that was made again does not make the whole fail', () => {
    const [, first, second] = sampleCampaign().runs;
    const { results, subtests, extra } = read(aCampaign([first!, second!]));
    expect(results).toMatchObject({ ok: true, count: 2, fail: 1, todo: 1 });
    expect(subtests[0]!.points[0]).toMatchObject({ ok: false, todo: 'attempt 1 does not count' });
    expect(extra).toEqual([]);
  });

  test.each([
    'a # TODO b',
    'a \\# SKIP b',
    '# SKIP',
    'ends with \\',
    '1..5',
    'not ok 3',
    'Bail out!',
    'two\nlines',
    '持卡人 \u0000\u001B[2J',
    '   spaces   ',
  ])('the name %j stays a name', (name) => {
    const steps = [
      ...new Talk().send('0084000008').steps,
      aResult('expect', `expect ${name}`, { outcome: 'failed', expected: name, received: '---\n...\n' }),
    ];
    const cases = [
      aCase({ name }, steps, { reason: name }),
      aCase({ name: 'x' }, [], { outcome: 'skipped', reason: name }),
    ];
    const { subtests, extra, results } = read(
      aCampaign([aRun(cases, {}, name)], { title: name, seed: name }),
    );
    expect(extra).toEqual([]);
    expect(results).toMatchObject({ count: 1, fail: 1, failures: [{ ok: false }] });
    expect(subtests[0]!.results).toMatchObject({ count: 2, fail: 1, skip: 1, todo: 0 });
    expect(subtests[0]!.points[0]!.diag).toMatchObject({ received: '---\n...\n' });
  });

  test.each([
    ['no runs', aCampaign([])],
    ['no cases', aCampaign([aRun([])])],
  ])('%s', (_what, result) => {
    const { results, extra } = read(result);
    expect(results.ok).toBe(true);
    expect(extra).toEqual([]);
  });
});

test('the first line is the version, and the diagnostics are YAML', () => {
  const text = textOf(sampleCampaign(), 'zh');
  expect(text).toMatch(
    /^TAP version 14\n# Acceptance of batch 7; sscard 0\.1\.0\n# seed 42\n1\.\.3\n# Subtest: /,
  );
  const blocks = [...text.matchAll(/^( +)---\n([\s\S]*?)^\1\.\.\.$/gm)].map(
    ([, , block]) => parse(block!) as object,
  );
  expect(blocks).toHaveLength(10);
  for (const block of blocks) expect(block).toHaveProperty('duration_ms');
  expect(JSON.stringify(blocks)).toContain('读 EF05 发卡机构数据');
});
