import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CardSlot } from '../../../../../host-cli/serving/card-slot.js';
import { servePcscSocket } from '../../../../../host-cli/serving/pcsc/serve-pcsc-socket.js';
import { PcscClient } from '../../../../support/pcsc-client.js';
import {
  CONTACT_ATR,
  CONTACT_READER,
  CONTACTLESS_ATR,
  CONTACTLESS_READER,
  temporaryFolder,
  testService,
} from '../../../../support/pcsc-service.js';

describe('the reader array', () => {
  test.each([4, 5, 6])('shows both readers to a client of 4:%i', async (minor) => {
    const client = await (await testService()).client(minor);
    const empty = { eventCounter: 0, state: 0x04, sharing: 0, protocol: 0 };
    const expected = [
      { name: CONTACT_READER, atr: CONTACT_ATR, ...empty },
      { name: CONTACTLESS_READER, atr: CONTACTLESS_ATR, ...empty },
    ];
    client.send('GET_READERS_STATE');
    expect(await client.readers()).toEqual(expected);
    if (minor < 6) return;
    expect((await client.call('GET_READERS_STATE_SIZE')).fields.count).toBe(16);
    client.send('GET_READERS_STATE_ARRAY');
    expect(await client.readers()).toEqual(expected);
  });

  test('follows the card', async () => {
    const served = await testService();
    const client = await served.client();
    const look = async () => {
      client.send('GET_READERS_STATE');
      return (await client.readers())[0];
    };
    served.contact.remove();
    expect(await look()).toMatchObject({ eventCounter: 1, state: 0x02, atr: '' });
    served.contact.insert(served.chip);
    expect(await look()).toMatchObject({ eventCounter: 2, state: 0x04, atr: CONTACT_ATR });
    await client.connectCard(CONTACT_READER);
    expect(await look()).toMatchObject({ eventCounter: 2, state: 0x34, sharing: 1, protocol: 1 });
  });

  test('the event counter begins anew after 65535', async () => {
    const served = await testService();
    for (let count = 0; count < 32_768; count++) {
      served.contact.remove();
      served.contact.insert(served.chip);
    }
    served.contact.remove();
    const client = await served.client();
    client.send('GET_READERS_STATE');
    expect((await client.readers())[0]!.eventCounter).toBe(1);
  });
});

test('more than 16 readers are shown to 4:6, the first 16 to those before', async () => {
  const slots = Array.from({ length: 20 }, (_, index) => new CardSlot(`reader ${index}`, 'contact'));
  const service = await servePcscSocket(slots, join(temporaryFolder(), 's'));
  onTestFinished(() => service.close());
  const old = await PcscClient.establish(service.path, 5);
  old.send('GET_READERS_STATE');
  expect(await old.readers(16)).toHaveLength(16);
  const fresh = await PcscClient.establish(service.path, 6);
  expect((await fresh.call('GET_READERS_STATE_SIZE')).fields.count).toBe(20);
  fresh.send('GET_READERS_STATE_ARRAY');
  expect((await fresh.readers(20)).map(({ name }) => name)).toEqual(slots.map(({ name }) => name));
  await Promise.all([old.close(), fresh.close()]);
});
