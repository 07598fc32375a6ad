import { expect, test } from 'vitest';
import { checkBindings } from '../../../../host-cli/readers/doctor/binding.js';
import { noPackages } from '../no-packages.js';

test('without any binding the last finding is bad and tells the one command', async () => {
  const { binding, findings } = await checkBindings({}, noPackages);
  expect(binding).toBeUndefined();
  expect(findings.map(({ state }) => state)).toEqual(['note', 'note', 'bad']);
  expect(findings.at(-1)?.remedy).toBe('npm install pcsc-mini');
});
