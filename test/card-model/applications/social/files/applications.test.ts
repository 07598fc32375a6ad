import { expect, it } from 'vitest';
import { applicationDirectories } from '../../../../../card-model/applications/social/files/applications.js';
import { READERS_READ, UPDATERS_READ } from '../../../../../card-model/applications/social/files/policy.js';
import { AID } from '../../../../support/demonstration.js';
import { writtenFiles } from '../../../../support/written-files.js';

it('DF01 to DF07 in order', () => {
  const { SSSE, ...below } = AID;
  const directories = applicationDirectories(READERS_READ).map(({ label, aid }) => [label, aid]);
  expect(directories).toEqual(Object.entries(below));
});

it('the generations differ in who reads, and in nothing else', () => {
  const contents = (policy: typeof READERS_READ) =>
    applicationDirectories(policy).map((directory) =>
      writtenFiles(directory).map(([name, contents, rights]) => [name, contents, rights.split(' / ')[1]]),
    );
  expect(contents(READERS_READ)).toEqual(contents(UPDATERS_READ));
  const rights = (policy: typeof READERS_READ) =>
    applicationDirectories(policy).map((directory) => writtenFiles(directory)[0]![2]);
  expect(rights(READERS_READ)[0]).toBe('PIN or DF01.RK (81) / contact and DF01.UK_EF05 (83)');
  expect(rights(UPDATERS_READ)[0]).toBe(
    'PIN or DF01.RK (81) or DF01.UK_EF05 (83) / contact and DF01.UK_EF05 (83)',
  );
});
