import { afterEach, describe, expect, test, vi } from 'vitest';
import { createCard } from '../../../../card-model/index.js';
import { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { Chip } from '../../../../host-cli/serving/chip.js';
import type { ServingNotice } from '../../../../host-cli/serving/notice.js';
import { serveVpcd, VPCD_ENDPOINT, type VpcdService } from '../../../../host-cli/serving/vpcd/serve-vpcd.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedSlot } from '../scripted-slot.js';
import { FakeDriver } from './fake-driver.js';

let service: VpcdService | undefined;
const drivers: FakeDriver[] = [];

afterEach(async () => {
  service?.close();
  for (const driver of drivers.splice(0)) await driver.stop();
});

/** Two drivers at ports that follow each other. */
async function neighbours(): Promise<[FakeDriver, FakeDriver]> {
  for (;;) {
    const first = await FakeDriver.start();
    const second = await FakeDriver.start(first.port + 1).catch(() => undefined);
    drivers.push(first);
    if (second !== undefined) {
      drivers.push(second);
      return [first, second];
    }
  }
}

test('the driver listens at its packaged port unless told otherwise', () => {
  expect(VPCD_ENDPOINT).toEqual({ host: '127.0.0.1', port: 35_963 });
});

test('each slot has the next port, and a card of its own', async () => {
  const [first, second] = await neighbours();
  const slots = ['01', '02'].map((answer) => scriptedSlot(new ScriptedCard(() => `${answer}9000`)));
  service = await serveVpcd(slots, { host: '127.0.0.1', port: first.port });
  expect(service.endpoints.map(({ port }) => port)).toEqual([first.port, second.port]);
  for (const [driver, answer] of [
    [first, '019000'],
    [second, '029000'],
  ] as const) {
    const side = await driver.connection();
    side.sendFrame('01');
    expect(await side.ask('00B0000001')).toBe(answer);
  }
});

test('close takes the cards out and dials no more', async () => {
  const driver = await FakeDriver.start();
  drivers.push(driver);
  const card = new ScriptedCard();
  const slot = scriptedSlot(card);
  service = await serveVpcd([slot], { host: '127.0.0.1', port: driver.port });
  const side = await driver.connection();
  side.sendFrame('01');
  await side.ask('04');
  service.close();
  expect(await side.answer()).toBe('closed');
  expect(card.asked).toEqual(['on contact', 'off']);
  slot.remove();
  expect(driver.connections).toHaveLength(1);
});

describe('wrong input', () => {
  test('more slots than ports', async () => {
    const slots = [1, 2].map(() => scriptedSlot(new ScriptedCard()));
    await expect(serveVpcd(slots, { host: '127.0.0.1', port: 65_535 })).rejects.toMatchObject({
      code: 'PORTS_EXHAUSTED',
    });
  });

  test('a host that nobody knows', async () => {
    await expect(serveVpcd([], { host: 'no.such.host.invalid', port: 35_963 })).rejects.toMatchObject({
      code: 'HOST_UNKNOWN',
      message: expect.stringContaining('no.such.host.invalid:35963'),
    });
  });

  test('the early length byte for a card with long answers', async () => {
    const slot = new CardSlot('my reader', 'contact', new Chip(createCard()));
    await expect(serveVpcd([slot], VPCD_ENDPOINT, { earlyLengthByte: true })).rejects.toMatchObject({
      code: 'EARLY_LENGTH_BYTE_REFUSED',
      message: expect.stringMatching(/'my reader': file .* holds 4096 bytes.*--pcsc-socket/),
    });
  });

  test('nobody listening is told once, with what to do, and tried again', async () => {
    const driver = await FakeDriver.start();
    const { port } = driver;
    await driver.stop();
    const notices: ServingNotice[] = [];
    service = await serveVpcd(
      [scriptedSlot(new ScriptedCard())],
      { host: '127.0.0.1', port },
      {
        notify: (notice) => notices.push(notice),
        timing: { firstWaitMs: 5, longestWaitMs: 20, absenceMs: 20, unnoticedMs: 5_000 },
      },
    );
    await vi.waitFor(() => expect(notices).not.toEqual([]));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(notices.map(({ code }) => code)).toEqual(['DRIVER_MISSING']);
    expect(notices[0]!.message).toContain('connection refused');
    expect(notices[0]!.message).toContain('apt-get install');
    const again = await FakeDriver.start(port);
    drivers.push(again);
    (await again.connection()).sendFrame('04');
    await vi.waitFor(() => expect(notices.at(-1)!.code).toBe('CONNECTED'));
  });
});
