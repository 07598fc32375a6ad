import { expect, test } from 'vitest';
import { checkLibrary } from '../../../../host-cli/readers/doctor/library.js';
import { machine } from './fake-machine.js';

test('the library is looked for on Linux only', () => {
  expect(checkLibrary(machine())).toMatchObject({ state: 'good' });
  expect(checkLibrary(machine({ folder: () => [] }))).toMatchObject({
    state: 'bad',
    remedy: expect.stringContaining('libpcsclite1'),
  });
  expect(checkLibrary(machine({ platform: 'win32' }))).toBeUndefined();
});
