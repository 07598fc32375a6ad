import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { findProfile } from '../../../card-model/index.js';
import { issueText } from '../../../host-cli/output/issue-text.js';
import type { IssueResult } from '../../../host-cli/terminal/personalising/issue-card.js';

const profile = findProfile('gen3');
const said = (result: IssueResult, more: object = {}) =>
  issueText({ result, profile, state: 'activated', image: undefined, ...more }, 'en', NO_COLOURS);

test('a card that was built', async () => {
  const issued = { outcome: 'issued', steps: 352, alreadyDone: 0, cardNumber: 'A10000015' } as const;
  expect(await said(issued)).toEqual([
    'the card is issued',
    'profile  gen3 social security card, third generation',
    'state    activated',
    '卡号     A10000015',
    'steps    352',
  ]);
  expect(await said(issued, { image: { path: 'card.img', bytes: 7 } })).toContain('card.img is written');
  expect(await said({ ...issued, alreadyDone: 348 })).toContain(
    'steps    352, of which 348 had been done before',
  );
  const { cardNumber: _, ...psam } = issued;
  expect((await said(psam, { state: undefined })).join()).not.toMatch(/state|卡号/);
});

test('a refusal tells where it stopped, once there is something to go on with', async () => {
  const refused = {
    outcome: 'refused',
    statusWord: 0x6a80,
    step: { en: 'creating DF01', zh: '建立 DF01' },
    reason: { en: 'creating DF01: wrong data (6A80)', zh: '建立 DF01：数据错误（6A80）' },
    total: 352,
  } as const;
  expect(await said({ ...refused, done: 40 })).toEqual([
    'creating DF01: wrong data (6A80)',
    'step 41 of 352; the building can go on with --resume',
  ]);
  expect(await said({ ...refused, done: 1 })).toEqual(['creating DF01: wrong data (6A80)']);
});

test('differences are listed, up to twenty', async () => {
  const difference = { place: 'DF01.EF05', problem: { en: 'other contents', zh: '内容不同' } };
  const differences = Array.from({ length: 30 }, () => difference);
  const lines = await said({
    outcome: 'differs',
    differences,
    reason: { en: '30 things differ', zh: '30 处' },
  });
  expect(lines[0]).toBe('30 things differ');
  expect(lines.filter((line) => line === '  DF01.EF05: other contents')).toHaveLength(20);
  expect(lines.at(-1)).toContain('--resume');
});
