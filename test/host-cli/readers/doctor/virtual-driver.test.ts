import { expect, test } from 'vitest';
import { checkVirtualDriver, hasVirtualDriver } from '../../../../host-cli/readers/doctor/virtual-driver.js';
import { machine } from './fake-machine.js';

const installed = (version: string | undefined) =>
  machine({ fileKind: () => 'file', output: async () => version && `vsmartcard-vpcd\t${version}\n` });

test.each([
  ['3.3+dfsg-2', 'note', /slow/],
  ['3.4-1', 'good', /3\.4-1 is installed/],
  ['4.0', 'good', /installed/],
  [undefined, 'note', /not known/],
])('%s', async (version, state, told) => {
  expect(await checkVirtualDriver(installed(version))).toMatchObject({
    state,
    told: expect.stringMatching(told),
  });
});

test('without it there is a command that installs it', async () => {
  expect(hasVirtualDriver(machine())).toBe(false);
  expect(await checkVirtualDriver(machine())).toMatchObject({
    remedy: 'sudo apt-get install -y vsmartcard-vpcd',
  });
  expect(await checkVirtualDriver(machine({ platform: 'darwin' }))).toBeUndefined();
});
