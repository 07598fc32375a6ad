import { expect, test } from 'vitest';
import { checkNode } from '../../../../host-cli/readers/doctor/node-version.js';
import { machine } from './fake-machine.js';

test.each([
  ['20.18.9', 'bad'],
  ['20.19.0', 'good'],
  ['26.0.0', 'good'],
  ['18.20.0', 'bad'],
])('%s is %s', (nodeVersion, state) => {
  expect(checkNode(machine({ nodeVersion })).state).toBe(state);
});
