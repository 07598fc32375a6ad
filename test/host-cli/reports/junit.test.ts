import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type TestSuites } from 'junit2json';
import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../../host-cli/campaigns/campaign-result.js';
import { writeJunit } from '../../../host-cli/reports/junit.js';
import {
  aCampaign,
  aCard,
  aCase,
  aResult,
  aRun,
  sampleCampaign,
  Talk,
} from '../../support/campaign-results.js';
import { describeWithPrograms, program } from '../../support/programs.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const SCHEMA = join(import.meta.dirname, '../../../fixtures/reports/junit.xsd');
/** What XML, a CI server and a shell might stumble over. */
const HOSTILE = `]]> <b a="1" c='2'> & \u0000\u001B[31m\uFFFE\uD800 \u202E 持卡人 😀\r\n\ttrue`;

const xmlOf = (result: CampaignResult, language: 'en' | 'zh' = 'en'): string =>
  [...writeJunit(result, { language })].join('');

async function read(result: CampaignResult): Promise<TestSuites> {
  return (await parse(xmlOf(result))) as TestSuites;
}

function hostileCampaign(): CampaignResult {
  const steps = [
    ...new Talk().send('0084000008').steps,
    aResult('expect', `expect ${HOSTILE}`, { outcome: 'failed', expected: HOSTILE, received: HOSTILE }),
  ];
  const hostile = aCase({ name: HOSTILE, tags: [HOSTILE], clauses: [HOSTILE], destructive: HOSTILE }, steps, {
    reason: HOSTILE,
  });
  const named = { name: 'true', tags: ['true'] };
  const run = aRun([hostile, aCase(named), aCase(named, [], { outcome: 'skipped', reason: HOSTILE })], {
    card: { ...aCard, address: HOSTILE, profile: HOSTILE },
  });
  return aCampaign([run], { title: HOSTILE, seed: HOSTILE });
}

describe('as a consumer reads it', () => {
  test('the campaign and its suites', async () => {
    const { testsuite, ...whole } = await read(sampleCampaign());
    expect(whole).toMatchObject({
      name: 'Acceptance of batch 7',
      tests: 7,
      failures: 1,
      errors: 1,
      time: 1.2345,
    });
    expect(
      testsuite!.map(({ name, tests, failures, errors, skipped }) => [
        name,
        tests,
        failures,
        errors,
        skipped,
      ]),
    ).toEqual([
      ['Reading the holder (持卡人)', 5, 1, 1, 1],
      ['Reset (attempt 1)', 1, 0, 0, 1],
      ['Reset (attempt 2)', 1, 0, 0, 0],
    ]);
    expect(testsuite![0]).toMatchObject({ time: 0.0125, timestamp: '2026-11-23T03:00:00Z' });
    expect(testsuite![0]).not.toHaveProperty('hostname');
  });

  test('script, card and seed are properties of the suite', async () => {
    const { testsuite } = await read(sampleCampaign());
    const found = Object.fromEntries(testsuite![0]!.properties!.map(({ name, value }) => [name, value]));
    expect(found).toMatchObject({
      'script.sha256': 'a1'.repeat(32),
      'card.address': 'sim:card.img',
      'card.atr': '3B6D000000815443538660510100000001',
      'card.protocol': 'T=0',
      'card.profile': 'gen3',
      'card.image.sha256': '5e'.repeat(32),
      program: 'sscard 0.1.0',
    });
    // The consumer takes what looks like a number for one.
    expect(xmlOf(sampleCampaign())).toContain('<property name="card.version" value="3.00"/>');
    expect(xmlOf(sampleCampaign())).toContain('<property name="seed" value="42"/>');
    expect(testsuite![1]!.properties!.map(({ name }) => name)).not.toContain('card.image.sha256');
  });

  test('cases, with what went wrong', async () => {
    const { testsuite } = await read(sampleCampaign());
    const [passed, failed, , error, skipped] = testsuite![0]!.testcase!;
    expect(passed).toMatchObject({ name: 'Records of EF05 without a key', time: 0.0015 });
    expect(passed).not.toHaveProperty('failure');
    expect(failed!.failure![0]).toMatchObject({
      type: 'expectation',
      message: expect.stringContaining('line 27'),
    });
    expect(failed!.failure![0]!.inner).toMatch(
      /^expected {2}03 04 33 2E 31 31 9000\nreceived {2}03 04 33 2E 30 30 9000\nat {8}lab\/holder\.apdu:26: expect/,
    );
    expect(failed!.failure![0]!.inner).toContain('READ RECORD number 3 of EF05');
    expect(error!.error![0]).toMatchObject({ type: 'fault', inner: expect.stringContaining('< no answer') });
    expect(skipped!.skipped![0]!.message).toBe('not allowed: it writes the validity date');
  });

  test('clauses and tags are properties of the case', () => {
    const xml = xmlOf(sampleCampaign());
    expect(xml).toContain('<property name="clause" value="LD/T 6001.3-2023 SSSE_RECORD"/>');
    expect(xml).toContain('<property name="tag" value="smoke"/>');
  });

  test('an attempt that was made again is there and does not count', async () => {
    const { testsuite } = await read(sampleCampaign());
    const [flaky] = testsuite![1]!.testcase!;
    expect(flaky!.skipped![0]!.message).toContain('attempt 1 does not count, a later one does: line 3');
    expect(flaky!['system-out']![0]).toContain('expected  empty 9000');
    expect(flaky).not.toHaveProperty('failure');
  });

  test('the class is profile and script, and the card where there are several', async () => {
    const classOf = async (result: CampaignResult) =>
      (await read(result)).testsuite![0]!.testcase![0]!.classname;
    expect(await classOf(sampleCampaign())).toBe('gen3.sim:card_img.lab.holder');
    const run = aRun([aCase({ name: 'one' })]);
    expect(await classOf(aCampaign([run]))).toBe('gen3.lab.holder');
    const { profile: _gone, ...unknown } = aCard;
    const script = { ...run.result.script, file: '/srv/../a.b/reset.v2.apdu' };
    const elsewhere = { ...run, card: unknown, result: { ...run.result, script } };
    expect(await classOf(aCampaign([elsewhere]))).toBe('card.srv.a_b.reset_v2');
  });

  test('every count agrees with the elements', async () => {
    const cases = Array.from({ length: 257 }, (_, index) => aCase({ name: `case ${index}` }));
    const { tests, testsuite } = await read(aCampaign([aRun(cases), aRun([])]));
    expect(tests).toBe(257);
    expect(testsuite![0]!.testcase).toHaveLength(257);
    expect(testsuite![0]!.testcase![256]!.name).toBe('case 256');
    expect(testsuite![1]).toMatchObject({ tests: 0 });
  });

  test('a script that broke off without a failing case has an error', async () => {
    const run = aRun([aCase({ name: 'one' })]);
    const broken = { ...run, result: { ...run.result, passed: false, fault: new Error('no card') } };
    expect(await read(aCampaign([broken]))).toMatchObject({ tests: 2, errors: 1 });
  });

  test('hostile words arrive as words', async () => {
    const { testsuite } = await read(hostileCampaign());
    const [hostile, named] = testsuite![0]!.testcase!;
    expect(hostile!.name).toContain(`]]> <b a="1" c='2'> &`);
    expect(hostile!.name).toContain('持卡人 😀 true');
    expect(hostile!.failure![0]!.inner).toContain('持卡人 😀\n\ttrue');
    expect(named!.name).toBe('true');
  });

  test('in Chinese', () => {
    expect(xmlOf(sampleCampaign(), 'zh')).toContain('读 EF05 发卡机构数据 的 3 号记录：规范版本');
  });
});

describeWithPrograms('as xmllint reads it', [program('xmllint', 'libxml2-utils')], () => {
  const folder = useTemporaryFolder();

  function validate(xml: string): void {
    writeFileSync(folder.path('report.xml'), xml);
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, folder.path('report.xml')], {
      stdio: 'pipe',
    });
  }

  test.each([
    ['a campaign', sampleCampaign()],
    ['hostile words', hostileCampaign()],
    ['nothing at all', aCampaign([])],
    ['a script without cases', aCampaign([aRun([])])],
  ])('%s is valid', (_what, result) => {
    validate(xmlOf(result));
    validate(xmlOf(result, 'zh'));
  });

  test('the schema refuses what it should', () => {
    const xml = xmlOf(sampleCampaign());
    expect(() => validate(xml.replace(/ tests="\d+"/, ''))).toThrow();
    expect(() => validate(xml.replace('<failure ', '<fail ').replace('</failure>', '</fail>'))).toThrow();
    expect(() => validate(xml.replace(/time="[\d.]+"/, 'time="soon"'))).toThrow();
  });
});
