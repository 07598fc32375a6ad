import { expect, test } from 'vitest';
import { diagnose } from '../../../../host-cli/readers/doctor/diagnose.js';
import { noPackages } from '../no-packages.js';
import { machine } from './fake-machine.js';

test('looks at everything and says whether cards can be reached', async () => {
  const { usable, findings } = await diagnose(machine(), noPackages);
  expect(usable).toBe(false);
  expect([...new Set(findings.map(({ subject }) => subject))]).toEqual([
    'node',
    'binding',
    'library',
    'service',
    'virtual-driver',
    'virtual-driver-port',
  ]);
  for (const { state, remedy, subject } of findings) {
    if (state === 'bad') expect(remedy, subject).toBeDefined();
  }
});
