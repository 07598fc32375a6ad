import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { CardListener } from '../../../../host-cli/serving/tcp/card-listener.js';
import { SESSION_LIMITS } from '../../../../host-cli/serving/tcp/client-session.js';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedSlots } from '../scripted-slot.js';
import { RawClient } from './raw-client.js';

const listeners: CardListener[] = [];

afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close();
});

function create(card = new ScriptedCard()): CardListener {
  const listener = new CardListener(scriptedSlots(card), {
    token: undefined,
    notify: () => undefined,
    limits: SESSION_LIMITS,
  });
  listeners.push(listener);
  return listener;
}

async function listening(card?: ScriptedCard): Promise<number> {
  const listener = create(card);
  await listener.listen({ host: '127.0.0.1', port: 0 });
  return listener.endpoint.port;
}

describe('one client at a time', () => {
  test('the second is told so, and the first is not disturbed', async () => {
    const card = new ScriptedCard();
    const port = await listening(card);
    const [first] = await RawClient.enter(port);
    await first.ask(KIND.POWER_ON, '01');
    const [second, said] = await RawClient.enter(port);
    expect(said).toBe('BUSY');
    expect(await second.said()).toBe('closed');
    expect(await first.ask(KIND.TRANSMIT, '0084000008')).toBe('85 9000');
    expect(card.asked).toEqual(['on contact', '0084000008']);
  });

  test.each(['end', 'destroy'] as const)(
    'the next is let in after the first has gone by %s, and the card is off',
    async (way) => {
      const card = new ScriptedCard();
      const port = await listening(card);
      for (let round = 0; round < 5; round++) {
        const [client, said] = await RawClient.enter(port);
        expect(said).toBe('81');
        await client.ask(KIND.POWER_ON, '01');
        client.socket[way]();
        // A reset connection is noticed a moment after the next one has been made.
        while (way === 'destroy' && card.asked.at(-1) !== 'off')
          await new Promise((resolve) => setTimeout(resolve, 1));
      }
      expect(card.asked.filter((entry) => entry === 'on contact')).toHaveLength(5);
    },
  );
});

test('a crowd that says nothing is hung up on, and a client still gets in', async () => {
  const port = await listening();
  const crowd = await Promise.all(Array.from({ length: 15 }, () => RawClient.connect(port)));
  await Promise.all(crowd.map((client) => client.message()));
  const [client, said] = await RawClient.enter(port);
  expect(said).toBe('81');
  const more = await Promise.all(Array.from({ length: 10 }, () => RawClient.connect(port)));
  const greetings = await Promise.all(more.map((late) => late.message()));
  expect(greetings.filter((greeting) => greeting === undefined)).toHaveLength(9);
  expect(await client.ask(KIND.POWER_ON, '01')).toMatch(/^82/);
});

describe('where it cannot listen', () => {
  test('a port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(create().listen({ host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: expect.stringMatching(new RegExp(`127.0.0.1:${port}: the port is in use.*another port`)),
    });
    taken.close();
  });

  test('an address of another machine', async () => {
    await expect(create().listen({ host: '192.0.2.1', port: 36_963 })).rejects.toMatchObject({
      code: 'HOST_NOT_HERE',
      message: expect.stringContaining('0.0.0.0'),
    });
  });
});

test('close ends the clients and frees the port', async () => {
  const listener = create();
  await listener.listen({ host: '127.0.0.1', port: 0 });
  const [client] = await RawClient.enter(listener.endpoint.port);
  await listener.close();
  expect(await client.said()).toBe('closed');
  const again = create();
  await again.listen(listener.endpoint);
  expect(again.endpoint).toEqual(listener.endpoint);
});
