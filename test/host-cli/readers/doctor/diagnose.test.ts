import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { diagnose } from '../../../../host-cli/readers/doctor/diagnose.js';
import { machine } from './fake-machine.js';

const nothing = createRequire('/proc/self/package.json');

test('looks at everything and says whether cards can be reached', async () => {
  const { usable, findings } = await diagnose(machine(), nothing);
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
