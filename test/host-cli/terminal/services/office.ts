import { createCard } from '../../../../card-model/card.js';
import type { LifeCycleName } from '../../../../card-model/files/life-cycle.js';
import type { Profile } from '../../../../card-model/kernel/profile.js';
import { parseCardData } from '../../../../card-model/personalisation/card-data.js';
import { personalise } from '../../../../card-model/personalisation/personalise.js';
import { gen2 } from '../../../../card-model/profiles/gen2.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import demonstrationData from '../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import type { KeyRing } from '../../../../host-cli/terminal/keys/key-ring.js';
import { parseKeyRing } from '../../../../host-cli/terminal/keys/parse-key-ring.js';
import { seededRandom } from '../../../support/random.js';
import { type Link, link } from '../link.js';

/** SM4 and 3DES: every service is the same on both. */
export const GENERATIONS: [id: string, profile: Profile][] = [
  ['gen3', gen3],
  ['gen2', gen2],
];

/** A terminal of the card office at a card of a generation. */
export function office(
  profile: Profile = gen3,
  lifeCycle: LifeCycleName = 'ACTIVATED',
  cardInterface?: 'contact' | 'contactless',
): Link {
  const contents = personalise(profile, parseCardData(demonstrationData), { lifeCycle });
  return link(createCard({ contents, random: seededRandom() }), cardInterface);
}

/** Count of commands that spend a try or carry a MAC: what must not be sent where there is nothing to do. */
export function keysUsed({ sent }: Link): number {
  return sent.filter((command) => /^(0082|84)/.test(command)).length;
}

export const NEW_MASTER = 'FEDCBA98765432100123456789ABCDEF';

/** One key with another value, and whatever else is changed of it. */
export function ringOfNew(name: string, changes: Readonly<Record<string, unknown>> = {}): KeyRing {
  const found = Object.values(demonstrationData.keys)
    .flat()
    .find((key) => key.name === name);
  return parseKeyRing({ chosen: [{ ...found, master: NEW_MASTER, ...changes }] }, 'new keys');
}

/** Keys of the demonstration card with some in another version beside the first. */
export function ringWith(...others: Record<string, unknown>[]): KeyRing {
  const keys = Object.values(demonstrationData.keys).flat();
  return parseKeyRing({ all: [...keys, ...others] }, 'keys');
}
