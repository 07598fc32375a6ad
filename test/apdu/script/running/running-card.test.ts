import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { RunningCard } from '../../../../apdu/script/running/running-card.js';
import type { ScriptExchange } from '../../../../apdu/script/script-result.js';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { TransportError } from '../../../../apdu/transport/transport-error.js';
import { WrappedTransport } from '../../../../apdu/transport/wrappers/wrapped-transport.js';
import { ScriptedCard } from '../../scripted-card.js';
import { controlsOf } from '../script-kit.js';

function running(answer: (command: string) => string = () => '9000', withControls = true) {
  const card = new ScriptedCard(answer);
  const transport = connectInProcess(card);
  const told: ScriptExchange[] = [];
  let now = 0;
  const made = new RunningCard({
    transport,
    controls: withControls ? controlsOf(card) : undefined,
    generation: undefined,
    clock: () => {
      now += 5;
      return now;
    },
    tell: (exchange) => told.push(exchange),
  });
  card.asked.length = 0;
  return { card, running: made, told };
}

const COMMAND = fromHex('00840000');
const fails = () => {
  throw new Error('power lost');
};

describe('a command', () => {
  test('leaves its answer, its time and an exchange', async () => {
    const { running: card, told } = running(() => 'AA6A82');
    expect(await card.transmit(COMMAND)).toEqual({ data: fromHex('AA'), statusWord: 0x6a82 });
    expect(card).toMatchObject({ answer: { statusWord: 0x6a82 }, durationMs: 5, fault: undefined });
    expect(told).toEqual([{ command: COMMAND, response: fromHex('AA6A82'), durationMs: 5 }]);
  });

  test('of a secret is told as such', async () => {
    const { running: card, told } = running();
    await card.transmit(COMMAND, true);
    expect(told).toMatchObject([{ secret: true }]);
  });

  test('that fails leaves the code of its fault', async () => {
    const { running: card, told } = running(fails);
    await expect(card.transmit(COMMAND)).rejects.toMatchObject({ code: 'LINK_FAILED' });
    expect(card).toMatchObject({ answer: undefined, fault: 'LINK_FAILED', durationMs: 5 });
    expect(told).toEqual([{ command: COMMAND, durationMs: 5 }]);
  });

  test('that was told to tear is no fault of the link', async () => {
    const { running: card } = running(fails);
    card.tearing();
    expect(await card.transmit(COMMAND)).toBeUndefined();
    expect(card).toMatchObject({ fault: 'TORN', answerToReset: undefined });
    await expect(card.transmit(COMMAND)).rejects.toThrow();
  });

  test('may fail when that is expected', async () => {
    const { running: card } = running(fails);
    card.faultExpected = true;
    expect(await card.transmit(COMMAND)).toBeUndefined();
    expect(card.fault).toBe('LINK_FAILED');
  });

  test('on a link that was closed is never torn', async () => {
    const { running: card } = running();
    await card.setting.transport.close();
    card.tearing();
    await expect(card.transmit(COMMAND)).rejects.toMatchObject({ code: 'CLOSED' });
  });

  test('whose answer has no status word is told once', async () => {
    const { running: card, told } = running();
    class Short extends WrappedTransport {
      transmit = async () => new Uint8Array(1);
    }
    const other = new RunningCard({ ...card.setting, transport: new Short(card.setting.transport) });
    await expect(other.transmit(COMMAND)).rejects.toMatchObject({ code: 'RESPONSE_TOO_SHORT' });
    expect(told).toHaveLength(1);
  });
});

describe('a reset', () => {
  test('leaves no answer, and an answer to reset', async () => {
    const { running: card } = running();
    await card.transmit(COMMAND);
    expect(await card.reset('warm')).toBe(card.answerToReset);
    expect(card.answer).toBeUndefined();
    expect(card.durationMs).toBe(5);
  });

  test('that fails is thrown, or seen when that is expected', async () => {
    class Dead extends WrappedTransport {
      transmit = async () => new Uint8Array(2);
      override reset = async () => {
        throw new TransportError('NO_CARD', 'the card is gone');
      };
    }
    const { running: card } = running();
    const dead = new RunningCard({ ...card.setting, transport: new Dead(card.setting.transport) });
    await expect(dead.reset('cold')).rejects.toMatchObject({ code: 'NO_CARD' });
    dead.faultExpected = true;
    expect(await dead.reset('cold')).toBeUndefined();
    expect(dead).toMatchObject({ fault: 'NO_CARD', answerToReset: undefined });
  });
});

describe('a case begins', () => {
  test('with a cold reset, unless nothing was done since one', async () => {
    const { running: card, card: asked } = running();
    expect(await card.begin()).toHaveLength(17);
    expect(await card.begin()).toBeUndefined();
    await card.transmit(COMMAND);
    expect(await card.begin()).toHaveLength(17);
    await card.reset('warm');
    expect(await card.begin()).toHaveLength(17);
    expect(asked.asked.filter((entry) => entry === 'on contact')).toHaveLength(3);
  });

  test('on the interface that the script uses outside of cases', async () => {
    const { running: card, card: asked } = running();
    card.inCase = true;
    await card.reset('cold', 'contactless');
    card.inCase = false;
    await card.begin();
    expect(asked.asked).toEqual(['off', 'on contactless', 'off', 'on contact']);
    await card.reset('cold', 'contactless');
    expect(await card.begin()).toBeUndefined();
    await card.transmit(COMMAND);
    await card.begin();
    expect(asked.asked.at(-1)).toBe('on contactless');
  });

  test('with the card in the reader', async () => {
    const { running: card, card: asked } = running();
    card.removed();
    await card.begin();
    expect(asked.asked).toEqual(['insert', 'on contact', 'off', 'on contact']);
    await card.transmit(COMMAND);
    await card.begin();
    expect(asked.asked.filter((entry) => entry === 'insert')).toHaveLength(1);
  });
});

test('what it gives to variables', async () => {
  const { running: card } = running(() => 'AABB9000');
  expect(card.given('data')).toBeUndefined();
  expect(card.given('generation')).toBeUndefined();
  expect(card.given('toString')).toBeUndefined();
  await card.transmit(COMMAND);
  expect(card.given('data')).toEqual({ kind: 'bytes', bytes: fromHex('AABB') });
  expect(card.given('status')).toEqual({ kind: 'bytes', bytes: fromHex('9000') });
  expect(card.given('time')).toEqual({ kind: 'number', number: 5 });
  expect(card.given('interface')).toEqual({ kind: 'quoted', text: 'contact' });
  expect(card.given('protocol')).toEqual({ kind: 'quoted', text: 'T=0' });
  const third = new RunningCard({ ...card.setting, generation: '3' });
  expect(third.given('generation')).toEqual({ kind: 'word', text: '3' });
});
