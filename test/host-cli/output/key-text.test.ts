import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { checkLines, keyLines, proofText } from '../../../host-cli/output/key-text.js';
import { cardKeys } from '../../../host-cli/terminal/services/card-keys.js';
import type { KeyCheck } from '../../../host-cli/terminal/services/check-keys.js';
import { demonstrationRing, identification } from '../terminal/link.js';

const keys = cardKeys(gen3, demonstrationRing(), identification());
const lineOf = (lines: string[], name: string) => lines.find((line) => line.startsWith(`${name} `));

test('a table of keys in both languages', async () => {
  const en = await keyLines(keys, 'en', NO_COLOURS);
  expect(en[0]).toMatch(/^key +ref +ver +usage\/kid +diversified by +KCV card +KCV master +type +what for$/);
  expect(lineOf(en, 'SSSE.RK')).toMatch(
    /^SSSE\.RK +0A +1 +47\/0A +area\+card +[0-9A-F]{6} +[0-9A-F]{6} +external authentication +reads EF06, EF07, EF08$/,
  );
  expect(lineOf(en, 'SSSE.MK')).toMatch(/ - +area\+card /);
  expect(lineOf(en, 'PKI.MK')).toMatch(/ - +not on a card of this kind$/);
  const zh = await keyLines(keys, 'zh', NO_COLOURS);
  expect(lineOf(zh, 'SSSE.IRK')).toMatch(/67\/08 +省\+地区\+卡 .* 内部认证 +内部认证；卡识别码 MAC$/);
});

test('without a key file there is nothing to tell of versions and values', async () => {
  const lines = await keyLines(cardKeys(gen3, undefined, identification()), 'en', NO_COLOURS);
  expect(lineOf(lines, 'SSSE.RK')).toMatch(/^SSSE\.RK +0A +- +- +- +- +- +external authentication/);
});

test.each([
  [{ outcome: 'proved', statusWord: 0x9000 }, 'right', '正确'],
  [{ outcome: 'wrong', statusWord: 0x63c2, triesLeft: 2 }, 'wrong; 2 tries left', '错误，还可试 2 次'],
  [{ outcome: 'wrong', statusWord: 0x63c1, triesLeft: 1 }, 'wrong; 1 try left', '错误，还可试 1 次'],
  [{ outcome: 'refused', statusWord: 0x6985 }, 'the card refused (6985)', '卡片拒绝 (6985)'],
  [{ outcome: 'not-given' }, 'not in the key file', '密钥文件中没有'],
] as const)('%j', (proof, en, zh) => {
  expect(proofText(proof, 'en')).toBe(en);
  expect(proofText(proof, 'zh')).toBe(zh);
});

test('checks are counted', async () => {
  const checks: KeyCheck[] = [
    { key: 'SSSE.RK', version: 1, outcome: 'proved', statusWord: 0x9000 },
    { key: 'SSSE.UK', version: 2, outcome: 'absent', statusWord: 0x6a88 },
    { key: 'SSSE.LK', version: 1, outcome: 'not-provable' },
    { key: 'SSSE.PUK', outcome: 'not-given' },
  ];
  expect(await checkLines(checks, 'en', NO_COLOURS)).toEqual([
    'SSSE.RK   1  right',
    'SSSE.UK   2  the card has no such key or version',
    'SSSE.LK   1  cannot be proved without using it',
    'SSSE.PUK  -  not in the key file',
    '1 right, 1 not accepted, 2 not checked',
  ]);
  expect((await checkLines(checks, 'zh', NO_COLOURS)).at(-1)).toBe('1 个正确，1 个未被接受，2 个未验证');
});
