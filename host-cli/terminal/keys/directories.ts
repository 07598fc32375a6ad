import type { Profile } from '../../../card-model/kernel/profile.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { gen1 } from '../../../card-model/profiles/gen1.js';
import { gen2 } from '../../../card-model/profiles/gen2.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { SOCIAL_APPLICATION } from '../connection/select.js';
import type { Generation } from '../identify-card.js';
import { TerminalError } from '../terminal-error.js';

const PROFILE_OF_GENERATION: Readonly<Record<Generation, Profile>> = { 1: gen1, 2: gen2, 3: gen3 };

/** The profile whose tables name the files and keys of a card of that generation. */
export const profileOfGeneration = (generation: Generation): Profile => PROFILE_OF_GENERATION[generation];

/** Every directory of a plan, from the top. */
export function* directoriesOf(plan: DirectoryPlan): Generator<DirectoryPlan> {
  yield plan;
  for (const child of plan.directories) yield* directoriesOf(child);
}

/** Those of the social application: MF, SSSE and what is below SSSE. */
export function socialDirectories(profile: Profile): DirectoryPlan[] {
  return [...directoriesOf(profile.plan())].filter(({ application }) => application === SOCIAL_APPLICATION);
}

/** A directory of the social application. @throws TerminalError `KEY_DIRECTORY_UNKNOWN` naming those there are */
export function requireDirectory(profile: Profile, label: string): DirectoryPlan {
  const all = socialDirectories(profile);
  const found = all.find((directory) => directory.label === label);
  if (found !== undefined) return found;
  const known = all.map((directory) => directory.label).join(', ');
  throw new TerminalError(
    'KEY_DIRECTORY_UNKNOWN',
    `the social application of ${profile.id} has no directory ${label}; known: ${known}`,
  );
}
