import { demonstrationOf, type TearHost } from './tear-host.js';
import type { TearScenario } from './tear-walk.js';

type Part = Omit<TearScenario, 'start' | 'approach' | 'answers'> & Partial<TearScenario>;

export const inSsse = (host: TearHost): void => host.go('SSSE');
export const having =
  (name: string) =>
  (host: TearHost): void =>
    host.show(name);

/** A scenario at the demonstration card of a profile that has a PIN. */
export const issued = (part: Part): TearScenario => ({
  start: (profile) => demonstrationOf(profile),
  approach: inSsse,
  answers: 0x9000,
  ...part,
  needs: ['VERIFY'],
});

/** How many wrong ones came before, for a title. */
export const counted = (count: number): string => (count === 0 ? '' : ` after ${count} wrong`);
