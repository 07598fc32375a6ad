import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { concatBytes, fromHex } from '../../../../apdu/bytes.js';
import type { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { DriverConnection, EarlyPromiseBroken } from '../../../../host-cli/serving/vpcd/driver-connection.js';
import { StallWatch } from '../../../../host-cli/serving/vpcd/stall-watch.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedSlot } from '../scripted-slot.js';
import { type DriverSide, FakeDriver, frame } from './fake-driver.js';

const ATR = '3B6D000000815443538660510100000001';

let driver: FakeDriver;
let socket: Socket | undefined;
let failures: unknown[];
let lone: number;

beforeEach(async () => {
  driver = await FakeDriver.start();
  failures = [];
  lone = 0;
});

afterEach(async () => {
  socket?.destroy();
  await driver.stop();
});

class CountingWatch extends StallWatch {
  override lengthAlone(): void {
    lone++;
  }
}

async function attach(slot: CardSlot, earlyLengthByte = false): Promise<DriverSide> {
  const card = connect({ host: '127.0.0.1', port: driver.port, noDelay: true });
  socket = card;
  new DriverConnection(slot, card, {
    earlyLengthByte,
    stallWatch: new CountingWatch(() => undefined),
    noticed: () => undefined,
    failed: (error) => {
      failures.push(error);
      card.destroy();
    },
  });
  await once(card, 'connect');
  return driver.connection();
}

/** Long enough for a lone chunk to arrive alone. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 15));

test('a driver that starts as pcscd does', async () => {
  const card = new ScriptedCard((command) => `${command}9000`);
  const side = await attach(scriptedSlot(card));
  expect(await side.ask('04')).toBe(ATR);
  side.sendFrame('01');
  expect(await side.ask('04')).toBe(ATR);
  expect(await side.ask('00A4040000')).toBe('00A40400009000');
  side.sendFrame('02');
  expect(await side.ask('04')).toBe(ATR);
  side.sendFrame('00');
  expect(await side.ask('04')).toBe(ATR);
  expect(card.asked).toEqual(['on contact', '00A4040000', 'warm', 'off']);
});

test('an answer leaves in one piece, length and contents', async () => {
  const side = await attach(scriptedSlot(new ScriptedCard(() => '0102039000')));
  side.sendFrame('01');
  expect(await side.ask('0084000003')).toBe('0102039000');
  expect(side.history).toEqual(['00050102039000']);
});

test('frames joined in one chunk are served in their order', async () => {
  const side = await attach(scriptedSlot(new ScriptedCard((command) => `${command}9000`)));
  const frames = ['01', '0084000001', '04', '0084000002'].map((hex) => frame(fromHex(hex)));
  side.socket.write(concatBytes(...frames));
  expect([await side.answer(), await side.answer(), await side.answer()]).toEqual([
    '00840000019000',
    ATR,
    '00840000029000',
  ]);
});

test.each([false, true])('a conversation split at every byte, early length byte: %s', async (early) => {
  const slot = scriptedSlot(new ScriptedCard((command) => `${command}9000`));
  const side = await attach(slot, early);
  const whole = concatBytes(...['01', '00B0000010', '04'].map((hex) => frame(fromHex(hex))));
  for (let cut = 1; cut < whole.length; cut++) {
    side.socket.write(whole.subarray(0, cut));
    await pause();
    side.socket.write(whole.subarray(cut));
    expect([cut, await side.answer(), await side.answer()]).toEqual([cut, '00B00000109000', ATR]);
  }
});

test('any commands, cut anywhere, with the early length byte', async () => {
  const side = await attach(scriptedSlot(new ScriptedCard((command) => `${command}9000`)), true);
  side.sendFrame('01');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 4, maxLength: 40 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      async (commands, sizes) => {
        const bytes = concatBytes(...commands.map(frame));
        for (let start = 0, turn = 0; start < bytes.length; turn++) {
          const end = start + sizes[turn % sizes.length]!;
          side.socket.write(bytes.subarray(start, end));
          if (turn % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
          start = end;
        }
        for (const command of commands) {
          expect(await side.answer()).toBe(`${Buffer.from(command).toString('hex').toUpperCase()}9000`);
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('the early length byte', () => {
  test('is sent when the length of a command has come alone, and the rest follows', async () => {
    const side = await attach(scriptedSlot(new ScriptedCard(() => '0102039000')), true);
    side.sendFrame('01');
    side.send('0005');
    expect(await side.bytes(1)).toBe('00');
    side.send('0084000003');
    expect(await side.bytes(6)).toBe('050102039000');
    expect(side.history).toEqual(['00', '050102039000']);
  });

  test('is not sent when the command came along', async () => {
    const side = await attach(scriptedSlot(new ScriptedCard(() => '0102039000')), true);
    side.sendFrame('01');
    await side.ask('0084000003');
    side.send('000500');
    await pause();
    side.send('84000003');
    await side.answer();
    expect(side.history).toEqual(['00050102039000', '00050102039000']);
    expect(lone).toBe(0);
  });

  test.each(['00', '01', '02', '04'])('is not sent for the control %s', async (control) => {
    const side = await attach(scriptedSlot(new ScriptedCard()), true);
    side.send('0001');
    await pause();
    expect(side.history).toEqual([]);
    side.send(control);
    expect(await side.ask('04')).toBe(ATR);
    expect(lone).toBe(0);
  });

  test('is not sent unless asked for', async () => {
    const side = await attach(scriptedSlot(new ScriptedCard()));
    side.sendFrame('01');
    side.send('0005');
    await pause();
    expect(side.history).toEqual([]);
    side.send('0084000003');
    expect(await side.answer()).toBe('9000');
    expect(lone).toBe(1);
  });

  test('255 bytes of answer keep its promise', async () => {
    const side = await attach(scriptedSlot(new ScriptedCard(() => `${'5A'.repeat(253)}9000`)), true);
    side.sendFrame('01');
    side.send('0005');
    expect(await side.bytes(1)).toBe('00');
    side.send('00B0000000');
    expect(await side.bytes(2)).toBe('FF5A');
    expect(await side.bytes(254)).toMatch(/^(5A){252}9000$/);
  });

  test('256 bytes break it: the connection ends without a wrong length', async () => {
    const side = await attach(scriptedSlot(new ScriptedCard(() => `${'5A'.repeat(254)}9000`)), true);
    side.sendFrame('01');
    side.send('0005');
    expect(await side.bytes(1)).toBe('00');
    side.send('00B0000000');
    expect(await side.answer()).toBe('closed');
    expect(failures).toEqual([expect.any(EarlyPromiseBroken)]);
    expect(failures[0]).toMatchObject({ code: 'EARLY_LENGTH_BYTE_BROKEN' });
  });
});

describe('hostile input', () => {
  test.each(['', '00', 'FFFF', 'FFFF00', '0005008400'])(
    '%s and then nothing waits for the rest',
    async (hex) => {
      const side = await attach(scriptedSlot(new ScriptedCard()));
      side.send(hex);
      await pause();
      expect(side.history).toEqual([]);
      expect(failures).toEqual([]);
    },
  );

  test('empty frames are passed over', async () => {
    const side = await attach(scriptedSlot(new ScriptedCard()));
    side.send('000000000000');
    expect(await side.ask('04')).toBe(ATR);
  });

  test('the longest frame goes to the card', async () => {
    const card = new ScriptedCard((command) => (command.length === 131_070 ? '9000' : '6700'));
    const side = await attach(scriptedSlot(card));
    side.sendFrame('01');
    expect(await side.ask('5A'.repeat(65_535))).toBe('9000');
  });

  test('a command without power ends the connection and never reaches the card', async () => {
    const card = new ScriptedCard();
    const side = await attach(scriptedSlot(card));
    expect(await side.ask('0084000008')).toBe('closed');
    expect(failures).toEqual([expect.objectContaining({ code: 'CARD_NOT_POWERED' })]);
    expect(card.commands).toEqual([]);
  });

  test('nothing is served after the end', async () => {
    const card = new ScriptedCard();
    const side = await attach(scriptedSlot(card));
    side.socket.write(concatBytes(frame(fromHex('0084000008')), frame(fromHex('01'))));
    expect(await side.answer()).toBe('closed');
    expect(card.asked).toEqual([]);
  });
});
