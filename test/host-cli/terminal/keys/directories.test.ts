import { describe, expect, it } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { PROFILES } from '../../../../card-model/profiles/registry.js';
import {
  directoriesOf,
  profileOfGeneration,
  requireDirectory,
  socialDirectories,
} from '../../../../host-cli/terminal/keys/directories.js';

const SOCIAL = ['MF', 'SSSE', 'DF01', 'DF02', 'DF03', 'DF04', 'DF05', 'DF06', 'DF07'];

it('walks a plan from the top', () => {
  const labels = [...directoriesOf(gen3.plan())].map(({ label }) => label);
  expect(labels.slice(0, SOCIAL.length)).toEqual(SOCIAL);
});

it('takes the directories of the social application for its own', () => {
  expect(socialDirectories(gen3).map(({ label }) => label)).toEqual(SOCIAL);
  expect(requireDirectory(gen3, 'DF04').fid).toBe(0xdf04);
  expect(() => requireDirectory(gen3, 'PKI')).toThrow(
    expect.objectContaining({
      code: 'KEY_DIRECTORY_UNKNOWN',
      message: expect.stringContaining(SOCIAL.join(', ')),
    }),
  );
});

describe.each([1, 2, 3] as const)('generation %i', (generation) => {
  it('has its own profile where there is one', () => {
    const own = PROFILES.find(({ specificationVersion }) =>
      specificationVersion.startsWith(String(generation)),
    );
    const found = profileOfGeneration(generation);
    if (own) expect(found).toBe(own);
    else expect(PROFILES).toContain(found);
  });
});
