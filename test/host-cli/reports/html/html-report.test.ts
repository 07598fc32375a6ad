import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../../../host-cli/campaigns/campaign-result.js';
import { writeHtml } from '../../../../host-cli/reports/html/html-report.js';
import { STYLE } from '../../../../host-cli/reports/html/style.js';
import { aCampaign, aCase, aRun, sampleCampaign, Talk } from '../../../support/campaign-results.js';
import { describeWithPrograms, program } from '../../../support/programs.js';
import { useTemporaryFolder } from '../../../support/temporary-folder.js';

const htmlOf = (result: CampaignResult, language: 'en' | 'zh' = 'en'): string =>
  [...writeHtml(result, { language })].join('');

function passingCampaign(): CampaignResult {
  return aCampaign([
    aRun([aCase({ name: 'A challenge' }, new Talk().send('0084000008').expect('... 9000').steps)]),
  ]);
}

/** Long names without a place to break, as file systems have them. */
function wideCampaign(): CampaignResult {
  const wide = 'x'.repeat(400);
  const steps = new Talk()
    .send('00B0000000')
    .add('note', `note ${wide}`)
    .miss(`${'5A '.repeat(300)}9000`).steps;
  const run = aRun([aCase({ name: wide, tags: [wide], clauses: [wide] }, steps, { reason: wide })], {}, wide);
  const card = { ...run.card, address: `sim:${wide}`, profile: wide, version: wide };
  return aCampaign([{ ...run, card }], { title: wide, seed: wide });
}

describe('the file', () => {
  test('is one page in its language, sections in order', () => {
    const html = htmlOf(sampleCampaign());
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
    expect([...html.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'summary',
      'failures',
      'scripts',
      'cards',
      'coverage',
      'cases',
      'about',
    ]);
    expect(html).toContain('<title>Acceptance of batch 7: Failed</title>');
    expect(htmlOf(sampleCampaign(), 'zh')).toContain('<html lang="zh-CN">');
  });

  test('leads to every part that is there and to no other', () => {
    for (const result of [sampleCampaign(), passingCampaign(), aCampaign([])]) {
      const html = htmlOf(result);
      const ids = [...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target] of html.matchAll(/href="#([\w-]+)"/g)) expect(ids).toContain(target);
      expect(html).not.toMatch(/href="[^#]|src=|<script|<link|@import|url\(| style=| on\w+=/);
    }
  });

  test('allows nothing but its own style sheet', () => {
    const digest = createHash('sha256').update(STYLE).digest('base64');
    expect(htmlOf(passingCampaign())).toContain(`default-src 'none'; style-src 'sha256-${digest}'`);
    expect(htmlOf(passingCampaign())).toContain(`<style>${STYLE}</style>`);
  });

  test('says whether all is shown', () => {
    expect(htmlOf(sampleCampaign())).toContain('All 12 exchanges are shown.');
    const once = new Talk().send('0084000008').expect('... 9000').steps;
    const long = Array.from({ length: 3000 }, () => once).flat();
    const html = htmlOf(aCampaign([aRun([aCase({ name: 'long' }, long)])]));
    expect(html.match(/2,800 of 3,000 exchanges are left out/g)).toHaveLength(2);
  });
});

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describeWithPrograms('in a browser', [program('chromium', 'chromium')], () => {
  const folder = useTemporaryFolder();
  let context: BrowserContext;

  beforeAll(async () => {
    // An empty path: a profile of its own, which goes with the browser.
    context = await chromium.launchPersistentContext('', {
      executablePath: '/usr/bin/chromium',
      args: ARGUMENTS,
    });
    await context.setOffline(true);
  });
  afterAll(() => context.close());

  interface Shown {
    readonly page: Page;
    readonly requests: readonly string[];
    readonly complaints: readonly string[];
  }

  async function open(result: CampaignResult, language: 'en' | 'zh' = 'en', width = 1280): Promise<Shown> {
    writeFileSync(folder.path('report.html'), htmlOf(result, language));
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(folder.path('report.html')).href);
    return { page, requests, complaints };
  }

  test.each([
    ['en', 'en', 'Acceptance of batch 7: Failed'],
    ['zh', 'zh-CN', 'Acceptance of batch 7: 未通过'],
  ] as const)('it needs nothing else, in %s', async (language, tag, title) => {
    const { page, requests, complaints } = await open(sampleCampaign(), language);
    expect(await page.title()).toBe(title);
    expect(await page.locator('html').getAttribute('lang')).toBe(tag);
    expect(requests).toEqual([page.url()]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('it shows the counts, styled by its sheet', async () => {
    const { page } = await open(sampleCampaign());
    expect(await page.locator('.tiles strong').allInnerTexts()).toEqual(['6', '3', '1', '1', '1']);
    expect(
      await page.evaluate("getComputedStyle(document.querySelector('.tiles .failed strong')).color"),
    ).toBe('rgb(179, 21, 28)');
    expect(await page.locator('.case').count()).toBe(7);
    await page.close();
  });

  test('a case opens and shows its exchanges, which open too', async () => {
    const { page } = await open(sampleCampaign());
    const passed = page.locator('#case-1-1');
    const sentence = passed.getByText('READ RECORD number 1 of EF05');
    expect(await sentence.isVisible()).toBe(false);
    await passed.locator('> summary').click();
    expect(await sentence.isVisible()).toBe(true);
    const bytes = passed.locator('.exchange').last().locator('.side').first();
    expect(await bytes.isVisible()).toBe(false);
    await sentence.click();
    expect(await bytes.innerText()).toContain('00 B2 01 04 12');
    expect(await page.locator('#case-1-2 .exchange[open] .side').first().isVisible()).toBe(true);
    await page.close();
  });

  test('a link leads to the case that failed', async () => {
    const { page } = await open(sampleCampaign());
    await page.getByRole('link', { name: 'Version of the specification' }).click();
    expect(await page.locator('#case-1-2').evaluate((part) => part.getBoundingClientRect().top)).toBeLessThan(
      100,
    );
    await page.close();
  });

  test.each([
    ['failed and errors', ['Version of the specification', 'A challenge after a pause', 'Answer to reset']],
    ['skipped', ['Validity date is written']],
  ])('only the cases that are asked for: %s', async (choice, names) => {
    const { page } = await open(sampleCampaign());
    await page.getByRole('radio', { name: choice }).check();
    expect(await page.locator('.case:visible .name').allInnerTexts()).toEqual(names);
    await page.close();
  });

  test.each([1280, 390])('nothing is wider than %i pixels, open or not', async (width) => {
    for (const result of [sampleCampaign(), wideCampaign()]) {
      for (const language of ['en', 'zh'] as const) {
        const { page } = await open(result, language, width);
        const widest = () => page.evaluate('document.documentElement.scrollWidth');
        expect(await widest()).toBe(width);
        await page.locator('details').evaluateAll((all) => {
          for (const one of all) one.setAttribute('open', '');
        });
        expect(await widest()).toBe(width);
        await page.close();
      }
    }
  });

  test('on paper everything is open, and nothing is there to be clicked', async () => {
    const { page } = await open(sampleCampaign());
    await page.emulateMedia({ media: 'print' });
    const heights = await page
      .locator('.case .side')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(10);
    expect(Math.min(...heights)).toBeGreaterThan(10);
    expect(await page.locator('nav').isVisible()).toBe(false);
    await page.close();
  });

  test('in the dark it is dark', async () => {
    const { page } = await open(passingCampaign());
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(21, 24, 28)');
    await page.close();
  });

  test('hostile words do nothing', async () => {
    const evil = `</style></title><img src=x onerror="alert(1)"><script>alert(1)</script>\u0000\u202E`;
    const { page, requests, complaints } = await open(
      aCampaign(
        [aRun([aCase({ name: evil, clauses: [evil] }, [], { outcome: 'skipped', reason: evil })], {}, evil)],
        {
          title: evil,
        },
      ),
    );
    expect(await page.locator('h1').innerText()).toContain('<script>alert(1)</script>');
    expect(await page.locator('img, script').count()).toBe(0);
    expect(requests).toEqual([page.url()]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
