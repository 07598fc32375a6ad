import type { Profile } from '../../../card-model/kernel/profile.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import { SOCIAL_APPLICATION } from '../connection/select.js';
import type { Generation } from '../identify-card.js';
import { TerminalError } from '../terminal-error.js';

const generationOf = ({ specificationVersion }: Profile): Generation =>
  Number(specificationVersion[0]) as Generation;

/** The profile whose tables name the files and keys of a card of that generation. */
export function profileOfGeneration(generation: Generation): Profile {
  const exact = PROFILES.find((profile) => generationOf(profile) === generation);
  // Identifiers and names are the same in all generations; the nearest table still tells most of them.
  return exact ?? PROFILES.reduce((a, b) => (distance(b, generation) < distance(a, generation) ? b : a));
}

const distance = (profile: Profile, generation: Generation): number =>
  Math.abs(generationOf(profile) - generation);

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
    `the social application has no directory ${label}; known: ${known}`,
  );
}
