import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PcscliteMonitor } from '../../../../host-cli/readers/bindings/pcsclite-monitor.js';
import type { PcscError } from '../../../../host-cli/readers/pcsc-error.js';
import { FakePcsclite } from './fake-pcsclite.js';

function watched() {
  const addon = new FakePcsclite();
  const looks: string[][] = [];
  const errors: PcscError[] = [];
  const monitor = new PcscliteMonitor(addon, {
    changed: (readers) => looks.push(readers.map(({ name }) => name)),
    failed: (error) => errors.push(error),
  });
  return { addon, looks, errors, monitor };
}

test('tells once all readers are known, then every change, and closes every thread', async () => {
  const { addon, looks, monitor } = watched();
  addon.names('A', 'B');
  await sleep(20);
  expect(looks[0]).toEqual(['A', 'B']);
  addon.names('B');
  await sleep(20);
  expect(looks.at(-1)).toEqual(['B']);
  monitor.close();
  monitor.close();
  await sleep(60);
  expect(addon.readers.map(({ closed }) => closed)).toEqual([1, 1]);
  expect(addon.listsClosed).toBe(1);
});

test('no reader at all is told too', async () => {
  const { addon, looks, monitor } = watched();
  addon.names();
  await sleep(20);
  expect(looks).toEqual([[]]);
  monitor.close();
});

test('a reader that came back before its going was noticed is found again', async () => {
  const { addon, looks, monitor } = watched();
  addon.names('A');
  await sleep(20);
  addon.readers[0]!.end?.();
  await sleep(300);
  expect(looks.slice(-2)).toEqual([[], ['A']]);
  monitor.close();
});

test('a service that stops ends the watching with one error', async () => {
  const { addon, errors } = watched();
  addon.listing?.(new Error('SCardGetStatusChange error: x(0x8010001e)'));
  addon.listing?.(new Error('SCardGetStatusChange error: x(0x8010001e)'));
  await sleep(60);
  expect(errors.map(({ code }) => code)).toEqual(['SERVICE_LOST']);
  expect(addon.listsClosed).toBe(1);
});
