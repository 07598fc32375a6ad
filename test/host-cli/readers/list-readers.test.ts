import { expect, test } from 'vitest';
import { listReaders } from '../../../host-cli/readers/list-readers.js';
import { FakeBinding, reader } from './fake-binding.js';

test('readers are listed once and the watching ends', async () => {
  const binding = new FakeBinding([reader('A')]);
  expect(await listReaders(binding)).toEqual([reader('A')]);
  expect(binding.monitors.size).toBe(0);
});

test('a missing service is told', async () => {
  const binding = new FakeBinding();
  binding.service = false;
  await expect(listReaders(binding)).rejects.toMatchObject({ code: 'SERVICE_MISSING' });
});
