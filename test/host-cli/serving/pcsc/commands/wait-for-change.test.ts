import { describe, expect, test } from 'vitest';
import type { EstablishedClient } from '../../../../support/pcsc-client.js';
import { CONTACT_READER, sleep, testService } from '../../../../support/pcsc-service.js';

/** As libpcsclite of each version begins a wait. */
async function beginWait(client: EstablishedClient, minor: number): Promise<void> {
  client.send('WAIT_FOR_CHANGE');
  if (minor === 6) {
    expect((await client.call('GET_READERS_STATE_SIZE')).fields.count).toBe(16);
    client.send('GET_READERS_STATE_ARRAY');
  }
  expect(await client.readers()).toHaveLength(2);
  if (minor >= 5)
    expect((await client.call('GET_READER_EVENTS')).fields).toEqual({ events: 0, returnCode: 0 });
}

describe.each([4, 5, 6])('in 4:%i', (minor) => {
  test('a removal in mid-wait is told once', async () => {
    const served = await testService();
    const client = await served.client(minor);
    await beginWait(client, minor);
    const signal = client.reply('WAIT_FOR_CHANGE');
    served.contact.remove();
    served.contact.insert(served.chip);
    expect((await signal).returnCode).toBe(0);
    expect(await client.unreadAfter(20)).toBe(0);
    await beginWait(client, minor);
    client.send('STOP_WAITING');
    expect((await client.reply('STOP_WAITING')).returnCode).toBe(0);
  });

  test('a client whose time is up is answered, unless the signal is on its way', async () => {
    const served = await testService();
    const client = await served.client(minor);
    await beginWait(client, minor);
    expect((await client.call('STOP_WAITING')).fields).toEqual({ timeout: 0, returnCode: 0 });
    await beginWait(client, minor);
    served.contact.remove();
    client.send('STOP_WAITING');
    await client.reply('STOP_WAITING');
    expect(await client.unreadAfter(20)).toBe(0);
  });

  test('a change of sharing is told', async () => {
    const served = await testService();
    const [client, other] = [await served.client(minor), await served.client()];
    await beginWait(client, minor);
    await other.connectCard(CONTACT_READER);
    expect((await client.reply('WAIT_FOR_CHANGE')).returnCode).toBe(0);
  });

  test('a cancel ends it', async () => {
    const served = await testService();
    const client = await served.client(minor);
    await beginWait(client, minor);
    const canceller = await served.open();
    expect((await canceller.call('CANCEL', { context: client.context })).returnCode).toBe(0);
    expect((await client.reply('WAIT_FOR_CHANGE')).returnCode).toBe(0x80100002);
  });
});

describe('a signal is never taken for a reply', () => {
  test('of 4:6 before the readers', async () => {
    const served = await testService();
    const client = await served.client(6);
    client.send('WAIT_FOR_CHANGE');
    await sleep(10);
    served.contact.remove();
    expect(await client.unreadAfter(20)).toBe(0);
    expect((await client.call('GET_READERS_STATE_SIZE')).fields.count).toBe(16);
    expect(await client.unreadAfter(20)).toBe(0);
    client.send('GET_READERS_STATE_ARRAY');
    expect((await client.readers())[0]!.state).toBe(0x02);
    expect((await client.reply('WAIT_FOR_CHANGE')).returnCode).toBe(0);
    expect(client.unread).toBe(0);
  });

  test.each([5, 6])('of 4:%i before the events, by a cancel that comes at once', async (minor) => {
    const served = await testService();
    const [client, canceller] = [await served.client(minor), await served.open()];
    client.send('WAIT_FOR_CHANGE');
    if (minor === 6) client.send('GET_READERS_STATE_ARRAY');
    await client.readers();
    const cancelled = canceller.call('CANCEL', { context: client.context });
    expect((await client.call('GET_READER_EVENTS')).returnCode).toBe(0);
    await cancelled;
    expect((await client.reply('WAIT_FOR_CHANGE')).returnCode).toBe(0x80100002);
  });
});

test('stopping without a wait is not answered, as nobody would read it', async () => {
  const client = await (await testService()).client();
  client.send('STOP_WAITING');
  expect(await client.unreadAfter(20)).toBe(0);
});
