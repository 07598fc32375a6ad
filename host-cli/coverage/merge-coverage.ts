import type { CardCoverage } from './card-coverage.js';
import { Tally } from './tally.js';

/** What several cards were exercised with, in one; what only some of them have stands behind what the first has. */
export function mergeCoverage(coverages: readonly CardCoverage[]): CardCoverage | undefined {
  const [first, ...others] = coverages;
  if (first === undefined || others.length === 0) return first;
  return {
    groups: first.groups.map(({ id, title }) => {
      const tally = new Tally();
      for (const { groups } of coverages) {
        for (const { name, meaning, count } of groups.find((group) => group.id === id)?.items ?? []) {
          tally.expect(name, meaning);
          tally.count(name, meaning, count);
        }
      }
      return { id, title, items: tally.items() };
    }),
  };
}
