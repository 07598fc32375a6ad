import { expect, it } from 'vitest';
import { ETHNIC_GROUPS } from '../../../../host-cli/terminal/codes/ethnic-groups.js';

it('has the numbers 01 to 56, 97 and 98, each with a name of its own', () => {
  const numbers = Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0'));
  expect(Object.keys(ETHNIC_GROUPS).sort()).toEqual([...numbers, '97', '98']);
  for (const language of ['zh', 'en'] as const) {
    expect(new Set(Object.values(ETHNIC_GROUPS).map((group) => group[language])).size).toBe(58);
  }
});

it.each([
  ['01', '汉族', 'Han'],
  ['05', '维吾尔族', 'Uygur'],
  ['30', '土族', 'Tu'],
  ['56', '基诺族', 'Jino'],
])('%s is %s', (number, zh, en) => {
  expect(ETHNIC_GROUPS[number]).toEqual({ zh, en });
});
