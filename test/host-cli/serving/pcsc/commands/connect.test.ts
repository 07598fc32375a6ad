import { describe, expect, test } from 'vitest';
import { CardSlot } from '../../../../../host-cli/serving/card-slot.js';
import { MAXIMUM_HANDLES } from '../../../../../host-cli/serving/pcsc/client-session.js';
import { fakeCard } from '../../../../support/fake-card.js';
import {
  CHALLENGE,
  CONTACT_READER,
  CONTACTLESS_READER,
  testService,
} from '../../../../support/pcsc-service.js';

const [EXCLUSIVE, SHARED, DIRECT] = [1, 2, 3];

describe('the protocol', () => {
  test.each([
    ['contact, any', CONTACT_READER, 3, 1],
    ['contact, T=0', CONTACT_READER, 1, 1],
    ['contact, RAW', CONTACT_READER, 4, 4],
    ['contactless, any', CONTACTLESS_READER, 3, 2],
    ['contactless, T=0', CONTACTLESS_READER, 1, 1],
  ])('%s', async (_title, reader, preferred, active) => {
    const client = await (await testService()).client();
    const { returnCode, fields } = await client.tryConnect(reader, SHARED, preferred);
    expect([returnCode, fields.activeProtocol]).toEqual([0, active]);
  });

  test.each([0, 2, 8])('mask %i does not fit a T=0 card', async (preferred) => {
    const client = await (await testService()).client();
    expect((await client.tryConnect(CONTACT_READER, SHARED, preferred)).returnCode).toBe(0x8010000f);
  });

  test('is the same for all who are connected', async () => {
    const served = await testService();
    const [client, other] = [await served.client(), await served.client()];
    await client.connectCard(CONTACTLESS_READER, SHARED, 1);
    expect((await other.tryConnect(CONTACTLESS_READER, SHARED, 2)).returnCode).toBe(0x8010000f);
    expect((await other.tryConnect(CONTACTLESS_READER, SHARED, 3)).fields.activeProtocol).toBe(1);
  });
});

describe('refused', () => {
  test('an unknown reader, a name without its NUL, a wrong share mode, a context of another', async () => {
    const served = await testService();
    const [client, other] = [await served.client(), await served.client()];
    expect((await client.tryConnect('sscard')).returnCode).toBe(0x80100009);
    expect((await client.tryConnect('x'.repeat(128))).returnCode).toBe(0x80100009);
    expect((await client.tryConnect(CONTACT_READER, 0)).returnCode).toBe(0x80100011);
    expect((await client.tryConnect(CONTACT_READER, 4)).returnCode).toBe(0x80100011);
    const stolen = {
      context: other.context,
      readerName: CONTACT_READER,
      shareMode: SHARED,
      preferredProtocols: 3,
    };
    expect((await client.call('CONNECT', stolen)).returnCode).toBe(0x80100003);
  });

  test('without a card, unless DIRECT', async () => {
    const served = await testService();
    served.contact.remove();
    const client = await served.client();
    expect((await client.tryConnect(CONTACT_READER)).returnCode).toBe(0x8010000c);
    const direct = await client.tryConnect(CONTACT_READER, DIRECT, 0);
    expect([direct.returnCode, direct.fields.activeProtocol]).toEqual([0, 0]);
    expect(await client.transmit(direct.fields.card!, CHALLENGE)).toBe('!8010000c');
  });

  test('with a mute card, unless DIRECT', async () => {
    const mute = fakeCard({
      powerOn: () => {
        throw new Error('broken');
      },
    });
    const served = await testService({}, mute);
    const client = await served.client();
    expect((await client.tryConnect(CONTACT_READER)).returnCode).toBe(0x80100066);
    expect((await client.tryConnect(CONTACT_READER, DIRECT, 0)).returnCode).toBe(0);
    client.send('GET_READERS_STATE');
    expect((await client.readers())[0]).toMatchObject({ state: 0x0c, atr: '', sharing: 1 });
  });

  test('with a card that fails to power on', async () => {
    let broken = false;
    const card = fakeCard();
    const { powerOn } = card;
    card.powerOn = () => {
      if (broken) throw new Error('broken');
      return powerOn();
    };
    const served = await testService({}, card);
    broken = true;
    const client = await served.client();
    expect((await client.tryConnect(CONTACT_READER)).returnCode).toBe(0x80100066);
    expect(served.notices.map(({ code }) => code)).toEqual(['CARD_MUTE']);
  });

  test('too many at once', async () => {
    const client = await (await testService()).client();
    for (let count = 0; count < MAXIMUM_HANDLES; count++) await client.connectCard(CONTACT_READER);
    expect((await client.tryConnect(CONTACT_READER)).returnCode).toBe(0x80100006);
  });
});

describe('sharing', () => {
  test.each([
    ['exclusive then shared', EXCLUSIVE, SHARED, 0x8010000b],
    ['exclusive then exclusive', EXCLUSIVE, EXCLUSIVE, 0x8010000b],
    ['shared then exclusive', SHARED, EXCLUSIVE, 0x8010000b],
    ['shared then shared', SHARED, SHARED, 0],
    ['shared then direct', SHARED, DIRECT, 0],
  ])('%s', async (_title, first, second, returnCode) => {
    const served = await testService();
    const [client, other] = [await served.client(), await served.client()];
    await client.connectCard(CONTACT_READER, first);
    expect((await other.tryConnect(CONTACT_READER, second)).returnCode).toBe(returnCode);
  });

  test('shows in the reader array, and is over with the connection', async () => {
    const served = await testService();
    const [client, other] = [await served.client(), await served.client()];
    const sharing = async (): Promise<number> => {
      other.send('GET_READERS_STATE');
      return (await other.readers())[0]!.sharing;
    };
    await client.connectCard(CONTACT_READER);
    await client.connectCard(CONTACT_READER);
    expect(await sharing()).toBe(2);
    await client.close();
    const third = await served.client();
    expect(await sharing()).toBe(0);
    await third.connectCard(CONTACT_READER, EXCLUSIVE);
    expect(await sharing()).toBe(-1);
  });
});

test('a slot that is filled later has its card', async () => {
  const served = await testService();
  const chip = served.contact.remove()!;
  const client = await served.client();
  served.contact.insert(chip);
  expect(await client.transmit(await client.connectCard(CONTACT_READER), CHALLENGE)).toMatch(/9000$/);
  expect(served.contact).toBeInstanceOf(CardSlot);
});
