import { expect, test } from 'vitest';
import { pcscliteBinding } from '../../../../host-cli/readers/bindings/pcsclite.js';
import { listReaders } from '../../../../host-cli/readers/list-readers.js';
import { FakePcsclite } from './fake-pcsclite.js';

test('the binding lists readers and connects', async () => {
  const addon = new FakePcsclite();
  const binding = pcscliteBinding(addon, '1.0.1');
  const listing = listReaders(binding);
  addon.names('R');
  expect((await listing).map(({ name, present, changes }) => ({ name, present, changes }))).toEqual([
    { name: 'R', present: true, changes: 1 },
  ]);
  expect((await binding.connect('R', { share: 'exclusive', protocols: ['T=1'] })).protocol).toBe('T=0');
  expect(addon.calls).toEqual(['connect {"share_mode":1,"protocol":2}']);
});
