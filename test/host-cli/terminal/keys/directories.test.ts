import { expect, it } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
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

it('every generation has its own profile', () => {
  const found = ([1, 2, 3] as const).map((generation) => profileOfGeneration(generation));
  expect(found.map(({ id }) => id)).toEqual(['gen1', 'gen2', 'gen3']);
  expect(found.map(({ specificationVersion }) => specificationVersion)).toEqual(['1.00', '2.00', '3.00']);
});

it('a directory that other generations have is not one of this card', () => {
  expect(() => requireDirectory(profileOfGeneration(1), 'DF05')).toThrow(
    'the social application of gen1 has no directory DF05; known: MF, SSSE, DF01, DF02, DF03, DF04',
  );
});
