import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { SlotDialler, type SlotDiallerOptions } from '../../../../host-cli/serving/vpcd/slot-dialler.js';
import { VPCD_TIMING } from '../../../../host-cli/serving/vpcd/timing.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedChip, scriptedSlot } from '../scripted-slot.js';
import { FakeDriver } from './fake-driver.js';

const ATR = '3B6D000000815443538660510100000001';
const ABSENCE_MS = 60;

let driver: FakeDriver;
let dialler: SlotDialler | undefined;
let codes: string[];

beforeEach(async () => {
  driver = await FakeDriver.start();
  codes = [];
});

afterEach(async () => {
  dialler?.close();
  await driver.stop();
});

function dial(slot: CardSlot, options: Partial<SlotDiallerOptions> = {}): void {
  dialler = new SlotDialler(
    slot,
    { host: '127.0.0.1', port: driver.port },
    {
      notify: ({ code }) => codes.push(code),
      timing: { firstWaitMs: 5, longestWaitMs: 40, absenceMs: ABSENCE_MS, unnoticedMs: 5_000 },
      earlyLengthByte: false,
      earlyRefusal: () => undefined,
      ...options,
    },
  );
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a connection is a card in the reader', () => {
  test('an empty slot dials when a card is inserted', async () => {
    const slot = new CardSlot('reader', 'contact');
    dial(slot);
    await pause(30);
    expect(driver.connections).toHaveLength(0);
    slot.insert(scriptedChip(new ScriptedCard()));
    expect(await (await driver.connection()).ask('04')).toBe(ATR);
    expect(codes).toEqual(['CONNECTED']);
  });

  test('a removed card hangs up; put back, it dials again when pcscd has seen it gone', async () => {
    const slot = scriptedSlot(new ScriptedCard());
    dial(slot);
    const first = await driver.connection();
    await first.ask('04');
    const chip = slot.remove()!;
    const removedAtMs = performance.now();
    slot.insert(chip);
    expect(await first.answer()).toBe('closed');
    const second = await driver.connection(1);
    expect(performance.now() - removedAtMs).toBeGreaterThan(ABSENCE_MS - 10);
    expect(await second.ask('04')).toBe(ATR);
    expect(codes).toEqual(['CONNECTED', 'CONNECTED']);
  });

  test('the end of the connection takes the power', async () => {
    const card = new ScriptedCard();
    dial(scriptedSlot(card));
    const side = await driver.connection();
    side.sendFrame('01');
    await side.ask('04');
    side.socket.destroy();
    await driver.connection(1);
    expect(card.asked).toEqual(['on contact', 'off']);
  });

  test('a mute card is told and not dialled', async () => {
    const card = new ScriptedCard();
    card.powerOn = () => {
      throw new Error('mute');
    };
    dial(scriptedSlot(card));
    await pause(30);
    expect(codes).toEqual(['CARD_MUTE']);
    expect(driver.connections).toHaveLength(0);
  });
});

describe('the driver goes and comes', () => {
  test('a driver that hangs up is dialled again, with one notice each time', async () => {
    dial(scriptedSlot(new ScriptedCard()));
    for (let round = 0; round < 4; round++) {
      const side = await driver.connection(round);
      expect(await side.ask('04')).toBe(ATR);
      side.socket.destroy();
    }
    await driver.connection(4);
    expect(codes).toEqual(Array.from({ length: 4 }, () => ['CONNECTED', 'DRIVER_GONE']).flat());
  });

  test('while nobody listens attempts go on quietly', async () => {
    const { port } = driver;
    dial(scriptedSlot(new ScriptedCard()));
    await (await driver.connection()).ask('04');
    await driver.stop();
    await vi.waitFor(() => expect(codes).toContain('DRIVER_GONE'));
    await pause(150);
    expect(codes).toEqual(['CONNECTED', 'DRIVER_GONE']);
    driver = await FakeDriver.start(port);
    expect(await (await driver.connection()).ask('04')).toBe(ATR);
    expect(codes).toEqual(['CONNECTED', 'DRIVER_GONE', 'CONNECTED']);
  });

  test('a place that takes the connection and says nothing is told', async () => {
    dial(scriptedSlot(new ScriptedCard()), { timing: { ...VPCD_TIMING, unnoticedMs: 20 } });
    await driver.connection();
    await vi.waitFor(() => expect(codes).toEqual(['UNNOTICED']));
  });
});

describe('a card that gives no answer', () => {
  test('is pulled and put back, without power', async () => {
    const card = new ScriptedCard(() => {
      throw new Error('torn');
    });
    dial(scriptedSlot(card));
    const side = await driver.connection();
    side.sendFrame('01');
    expect(await side.ask('00B0000001')).toBe('closed');
    const again = await driver.connection(1);
    expect(await again.ask('04')).toBe(ATR);
    expect(card.asked).toEqual(['on contact', '00B0000001', 'off']);
    expect(codes).toEqual(['CONNECTED', 'CARD_FAILED', 'CONNECTED']);
  });
});

describe('the early length byte', () => {
  test('is judged for every card that comes', async () => {
    const slot = scriptedSlot(new ScriptedCard());
    let refusal: string | undefined;
    dial(slot, { earlyLengthByte: true, earlyRefusal: () => refusal });
    const first = await driver.connection();
    first.send('0005');
    expect(await first.bytes(1)).toBe('00');
    refusal = 'its answers are long';
    slot.remove();
    slot.insert(scriptedChip(new ScriptedCard()));
    const second = await driver.connection(1);
    second.send('0005');
    await pause(30);
    expect(second.history).toEqual([]);
    expect(codes).toEqual(['EARLY_LENGTH_BYTE_REFUSED']);
  });

  test('once broken it is not used again', async () => {
    dial(scriptedSlot(new ScriptedCard(() => `${'5A'.repeat(256)}9000`)), { earlyLengthByte: true });
    const first = await driver.connection();
    first.sendFrame('01');
    first.send('0005');
    expect(await first.bytes(1)).toBe('00');
    first.send('00B0000000');
    expect(await first.answer()).toBe('closed');
    const second = await driver.connection(1);
    second.sendFrame('01');
    second.send('0005');
    await pause(30);
    expect(second.history).toEqual([]);
    second.send('00B0000000');
    expect(await second.answer()).toMatch(/9000$/);
  });
});

test('a slow driver is told once', async () => {
  const slot = scriptedSlot(new ScriptedCard());
  dial(slot);
  const side = await driver.connection();
  side.sendFrame('01');
  for (let command = 0; command < 5; command++) {
    side.send('0005');
    await pause(45);
    side.send('00B0000001');
    await side.answer();
  }
  expect(codes).toEqual(['CONNECTED', 'DRIVER_SLOW']);
});
