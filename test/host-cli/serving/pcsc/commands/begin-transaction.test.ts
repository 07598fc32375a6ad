import { describe, expect, test } from 'vitest';
import { CHALLENGE, CONTACT_READER, sleep, testService } from '../../../../support/pcsc-service.js';

async function twoClients(served: Awaited<ReturnType<typeof testService>>) {
  const [client, other] = [await served.client(), await served.client()];
  const [card, second] = [await client.connectCard(CONTACT_READER), await other.connectCard(CONTACT_READER)];
  return { client, card, other, second };
}

describe('a second client', () => {
  test('has its turn when the first ends, in the order of asking', async () => {
    const served = await testService();
    const clients = [await served.client(), await served.client(), await served.client()];
    const cards: number[] = [];
    for (const client of clients) cards.push(await client.connectCard(CONTACT_READER));
    const turns: number[] = [];
    const begin = async (index: number): Promise<void> => {
      expect((await clients[index]!.call('BEGIN_TRANSACTION', { card: cards[index]! })).returnCode).toBe(0);
      turns.push(index);
    };
    const end = (index: number) => clients[index]!.call('END_TRANSACTION', { card: cards[index]! });
    await begin(0);
    const second = begin(1);
    await sleep(20);
    const third = begin(2);
    await sleep(20);
    expect(turns).toEqual([0]);
    await end(0);
    await second;
    await sleep(20);
    expect(turns).toEqual([0, 1]);
    await end(1);
    await third;
    expect(turns).toEqual([0, 1, 2]);
  });

  test('has its turn when the first goes away, and the card is reset then', async () => {
    const served = await testService();
    const { client, card, other, second } = await twoClients(served);
    await client.call('BEGIN_TRANSACTION', { card });
    const turn = other.transmit(second, CHALLENGE);
    await client.close();
    expect(await turn).toBe('!80100068');
  });

  test('hears of a removal while it waits', async () => {
    const served = await testService({ holdMs: 60_000 });
    const { client, card, other, second } = await twoClients(served);
    await client.call('BEGIN_TRANSACTION', { card });
    const turn = other.call('BEGIN_TRANSACTION', { card: second });
    await sleep(20);
    served.contact.remove();
    expect((await turn).returnCode).toBe(0x80100069);
  });

  test.each([
    'STATUS',
    'BEGIN_TRANSACTION',
    'GET_ATTRIBUTE',
    'SET_ATTRIBUTE',
    'CONTROL',
    'TRANSMIT',
    'END_TRANSACTION',
  ] as const)('is told after a while that %s must wait', async (name) => {
    const served = await testService({ holdMs: 30 });
    const { client, card, other, second } = await twoClients(served);
    await client.call('BEGIN_TRANSACTION', { card });
    expect((await other.call(name, { card: second })).returnCode).toBe(0x8010000b);
    expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
  });

  test('is told at once when the transaction is its own, on another handle', async () => {
    const client = await (await testService({ holdMs: 60_000 })).client();
    const [card, second] = [
      await client.connectCard(CONTACT_READER),
      await client.connectCard(CONTACT_READER),
    ];
    await client.call('BEGIN_TRANSACTION', { card });
    expect(await client.transmit(second, CHALLENGE)).toBe('!8010000b');
  });

  test('that waits and goes away leaves nothing behind', async () => {
    const served = await testService();
    const { client, card, other, second } = await twoClients(served);
    await client.call('BEGIN_TRANSACTION', { card });
    other.send('BEGIN_TRANSACTION', { card: second });
    await sleep(20);
    await other.close();
    await client.call('END_TRANSACTION', { card });
    expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
    expect(served.notices).toEqual([]);
  });

  test('that sends on while it waits is served in order', async () => {
    const served = await testService();
    const { client, card, other, second } = await twoClients(served);
    await client.call('BEGIN_TRANSACTION', { card });
    other.send('STATUS', { card: second });
    other.send('GET_READERS_STATE');
    await sleep(20);
    expect(other.unread).toBe(0);
    await client.call('END_TRANSACTION', { card });
    expect((await other.reply('STATUS')).returnCode).toBe(0);
    expect(await other.readers()).toHaveLength(2);
  });
});

test('transactions of one handle nest', async () => {
  const served = await testService({ holdMs: 20 });
  const { client, card, other, second } = await twoClients(served);
  await client.call('BEGIN_TRANSACTION', { card });
  await client.call('BEGIN_TRANSACTION', { card });
  await client.call('END_TRANSACTION', { card });
  expect(await other.transmit(second, CHALLENGE)).toBe('!8010000b');
  await client.call('END_TRANSACTION', { card });
  expect(await other.transmit(second, CHALLENGE)).toMatch(/9000$/);
});
