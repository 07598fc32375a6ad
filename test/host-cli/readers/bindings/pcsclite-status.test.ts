import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  BACK_IN_WAIT_MS,
  statusNow,
  statusOf,
} from '../../../../host-cli/readers/bindings/pcsclite-status.js';
import { FakePcsclite, FakeReader } from './fake-pcsclite.js';

test('the first news are the status; the thread is closed once, and not at once', async () => {
  const addon = new FakePcsclite();
  expect(await statusOf(addon, 'R')).toMatchObject({
    bits: 0x00010022,
    answerToReset: Uint8Array.of(0x3b, 0),
  });
  expect(addon.readers[0]!.closed).toBe(0);
  await sleep(BACK_IN_WAIT_MS + 20);
  expect(addon.readers[0]!.closed).toBe(1);
});

test('a reader that has gone has none, an error is told', async () => {
  const gone = new FakeReader('R', new FakePcsclite());
  gone.get_status = () => setImmediate(() => gone.end?.());
  expect(await statusNow(gone)).toBeUndefined();
  const broken = new FakeReader('R', new FakePcsclite());
  broken.get_status = (told) => void setImmediate(() => told(new Error('x(0x8010001d)')));
  await expect(statusNow(broken)).rejects.toMatchObject({ code: 'SERVICE_MISSING' });
});
