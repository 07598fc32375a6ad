import { describe, expect, test } from 'vitest';
import type { EstablishedClient } from '../../../../support/pcsc-client.js';
import { CHALLENGE, CONTACT_READER, SELECT, sleep, testService } from '../../../../support/pcsc-service.js';

const [EXCLUSIVE, SHARED, DIRECT] = [1, 2, 3];
const [LEAVE, RESET, UNPOWER] = [0, 1, 2];

const reconnect = (client: EstablishedClient, card: number, initialization = LEAVE, shareMode = SHARED) =>
  client.call('RECONNECT', { card, shareMode, preferredProtocols: 3, initialization });

describe('the card', () => {
  test.each([
    ['LEAVE keeps the selection', LEAVE, '9000'],
    ['RESET loses it', RESET, '6986'],
    ['UNPOWER loses it', UNPOWER, '6986'],
  ])('%s', async (_title, initialization, statusWord) => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    await client.transmit(card, SELECT);
    await client.transmit(card, '00A4000002EF05');
    const { returnCode, fields } = await reconnect(client, card, initialization);
    expect([returnCode, fields.activeProtocol]).toEqual([0, 1]);
    expect((await client.transmit(card, '00B2070400')).slice(-4)).toBe(statusWord);
  });

  test('reset by another is reset until one reconnects', async () => {
    const served = await testService();
    const [client, other] = [await served.client(), await served.client()];
    const card = await client.connectCard(CONTACT_READER);
    expect((await reconnect(other, await other.connectCard(CONTACT_READER), RESET)).returnCode).toBe(0);
    for (let turn = 0; turn < 2; turn++) expect(await client.transmit(card, CHALLENGE)).toBe('!80100068');
    expect((await client.call('STATUS', { card })).returnCode).toBe(0x80100068);
    expect((await client.call('BEGIN_TRANSACTION', { card })).returnCode).toBe(0x80100068);
    expect(
      (await client.call('GET_ATTRIBUTE', { card, attribute: 0x90303, valueLength: 264 })).returnCode,
    ).toBe(0x80100068);
    expect((await reconnect(client, card)).returnCode).toBe(0);
    expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
  });

  test('removed and put back is removed until one reconnects', async () => {
    const served = await testService();
    const client = await served.client();
    const card = await client.connectCard(CONTACT_READER);
    served.contact.remove();
    expect(await client.transmit(card, CHALLENGE)).toBe('!80100069');
    expect((await reconnect(client, card)).returnCode).toBe(0x8010000c);
    served.contact.insert(served.chip);
    expect(await client.transmit(card, CHALLENGE)).toBe('!80100069');
    expect((await reconnect(client, card)).returnCode).toBe(0);
    expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
  });
});

describe('sharing', () => {
  test('can be changed there and back', async () => {
    const served = await testService();
    const [client, other] = [await served.client(), await served.client()];
    const card = await client.connectCard(CONTACT_READER);
    expect((await reconnect(client, card, LEAVE, EXCLUSIVE)).returnCode).toBe(0);
    expect((await other.tryConnect(CONTACT_READER)).returnCode).toBe(0x8010000b);
    expect((await reconnect(client, card, LEAVE, DIRECT)).returnCode).toBe(0);
    expect((await other.tryConnect(CONTACT_READER)).returnCode).toBe(0);
  });

  test('exclusive is had when the others have left', async () => {
    const served = await testService();
    const [client, other] = [await served.client(), await served.client()];
    const card = await client.connectCard(CONTACT_READER);
    const second = await other.connectCard(CONTACT_READER);
    const wanted = reconnect(client, card, LEAVE, EXCLUSIVE);
    await sleep(20);
    await other.call('DISCONNECT', { card: second });
    expect((await wanted).returnCode).toBe(0);
  });

  test('exclusive is refused at once beside a connection of one’s own', async () => {
    const client = await (await testService({ holdMs: 60_000 })).client();
    const card = await client.connectCard(CONTACT_READER);
    await client.connectCard(CONTACT_READER);
    expect((await reconnect(client, card, LEAVE, EXCLUSIVE)).returnCode).toBe(0x8010000b);
  });
});

test.each([
  ['share mode', { shareMode: 0 }, 0x80100011],
  ['initialization', { initialization: 3 }, 0x80100011],
  ['initialization', { initialization: 0xffff_ffff }, 0x80100011],
  ['protocols', { preferredProtocols: 0 }, 0x8010000f],
  ['protocols', { preferredProtocols: 2 }, 0x8010000f],
])('a wrong %s is refused', async (_title, wrong, returnCode) => {
  const client = await (await testService()).client();
  const card = await client.connectCard(CONTACT_READER);
  const right = { card, shareMode: SHARED, preferredProtocols: 3, initialization: LEAVE };
  expect((await client.call('RECONNECT', { ...right, ...wrong })).returnCode).toBe(returnCode);
});
