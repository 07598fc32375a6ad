import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ReaderEvent } from '../../../host-cli/readers/reader-events.js';
import { watchReaders } from '../../../host-cli/readers/watch-readers.js';
import { FakeBinding, reader } from './fake-binding.js';

test('tells until the signal, through a stop of the service', async () => {
  const binding = new FakeBinding([reader('A')]);
  const told: ReaderEvent['kind'][] = [];
  const ended = new AbortController();
  const watching = watchReaders(binding, ({ kind }) => told.push(kind), {
    signal: ended.signal,
    retryAfterMs: 1,
  });
  const wait = async (kind: ReaderEvent['kind']): Promise<void> => {
    while (!told.includes(kind)) await turn();
  };
  await wait('reader-added');
  binding.show(reader('A', { present: true }));
  binding.stop();
  await wait('service-lost');
  binding.service = true;
  await wait('service-found');
  ended.abort();
  await watching;
  expect(told.slice(0, 5)).toEqual([
    'reader-added',
    'card-inserted',
    'card-removed',
    'reader-removed',
    'service-lost',
  ]);
  expect(binding.monitors.size).toBe(0);
});

test('without a service to begin with it fails', async () => {
  const binding = new FakeBinding();
  binding.service = false;
  const watching = watchReaders(binding, () => {}, { signal: new AbortController().signal });
  await expect(watching).rejects.toMatchObject({ code: 'SERVICE_MISSING' });
});
