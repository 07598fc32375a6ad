import { expect, test } from 'vitest';
import type { CardCoverage, CoverageItem } from '../../../host-cli/coverage/card-coverage.js';
import { mergeCoverage } from '../../../host-cli/coverage/merge-coverage.js';

const of = (...items: readonly CoverageItem[]): CardCoverage => ({
  groups: [{ id: 'commands', title: { en: 'Commands', zh: '命令' }, items }],
});

test('counts of one name are added; what only another card has stands behind', () => {
  const merged = mergeCoverage([
    of({ name: 'a', count: 1 }, { name: 'b', count: 0 }),
    of({ name: 'c', count: 0 }, { name: 'a', count: 2 }),
    { groups: [] },
  ]);
  expect(merged?.groups).toEqual([
    {
      id: 'commands',
      title: { en: 'Commands', zh: '命令' },
      items: [
        { name: 'a', count: 3 },
        { name: 'b', count: 0 },
        { name: 'c', count: 0 },
      ],
    },
  ]);
});

test('of one card it is that card, of none nothing', () => {
  const one = of({ name: 'a', count: 1 });
  expect(mergeCoverage([one])).toBe(one);
  expect(mergeCoverage([])).toBeUndefined();
});
