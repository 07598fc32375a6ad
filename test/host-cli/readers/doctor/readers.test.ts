import { expect, test } from 'vitest';
import { checkReaders } from '../../../../host-cli/readers/doctor/readers.js';
import { FakeBinding, reader } from '../fake-binding.js';

test('readers with and without cards, none, and no service', async () => {
  const binding = new FakeBinding([reader('A', { present: true }), reader('B')]);
  expect(await checkReaders(binding)).toMatchObject({
    state: 'good',
    told: "pcsclite sees 'A' with a card, 'B' without a card",
  });
  expect(await checkReaders(new FakeBinding())).toMatchObject({
    state: 'bad',
    remedy: expect.stringContaining('serve'),
  });
  binding.service = false;
  expect(await checkReaders(binding)).toMatchObject({ state: 'bad', told: 'no service' });
});
