import { describe, expect, test } from 'vitest';
import { fakeCard } from '../../../../support/fake-card.js';
import { hex } from '../../../../support/hex.js';
import {
  CHALLENGE,
  CONTACT_READER,
  CONTACTLESS_READER,
  SELECT,
  testService,
} from '../../../../support/pcsc-service.js';

describe('the card', () => {
  test('answers exactly what it says', async () => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    expect(await client.transmit(card, SELECT)).toBe('611E');
    expect(await client.transmit(card, '00C000001D')).toBe('6C1E');
    expect(await client.transmit(card, '00C000001E')).toMatch(/^6F1C.{52}.*9000$/);
  });

  test.each([2, 255, 256, 257, 65_535, 65_536, 65_538])('answers %i bytes', async (count) => {
    const answer = new Uint8Array(count).map((_, index) => index * 7);
    const client = await (await testService({}, fakeCard({ transmit: () => answer }))).client();
    const card = await client.connectCard(CONTACT_READER);
    expect(await client.transmit(card, CHALLENGE)).toBe(hex(answer));
  });

  test.each([4, 5, 255, 256, 257, 65_535, 65_536, 65_544, 65_548])('gets %i bytes', async (count) => {
    const heard: string[] = [];
    const transmit = (command: Uint8Array): Uint8Array => {
      heard.push(hex(command));
      return Uint8Array.of(0x90, 0);
    };
    const client = await (await testService({}, fakeCard({ transmit }))).client();
    const card = await client.connectCard(CONTACT_READER);
    const sent = hex(new Uint8Array(count).map((_, index) => index * 3));
    expect(await client.transmit(card, sent)).toBe('9000');
    expect(heard).toEqual([sent]);
  });

  test('may keep what it is given', async () => {
    const kept: Uint8Array[] = [];
    const transmit = (command: Uint8Array): Uint8Array => {
      kept.push(command);
      return Uint8Array.of(0x90, 0);
    };
    const client = await (await testService({}, fakeCard({ transmit }))).client();
    const card = await client.connectCard(CONTACT_READER);
    for (const command of ['00000001', '00000002', '00000003']) await client.transmit(card, command);
    expect(kept.map(hex)).toEqual(['00000001', '00000002', '00000003']);
  });
});

describe('refused', () => {
  test('a command below 4 bytes', async () => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    for (const command of ['', '00', '008400'])
      expect(await client.transmit(card, command)).toBe('!80100004');
  });

  test('another protocol than the active one; RAW and the old ANY pass', async () => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    expect(await client.transmit(card, CHALLENGE, { sendProtocol: 2 })).toBe('!8010000f');
    expect(await client.transmit(card, CHALLENGE, { sendProtocol: 0 })).toBe('!8010000f');
    expect(await client.transmit(card, CHALLENGE, { sendProtocol: 4 })).toMatch(/9000$/);
    expect(await client.transmit(card, CHALLENGE, { sendProtocol: 0x1000 })).toMatch(/9000$/);
  });

  test('an answer larger than the room for it, with its true length', async () => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    const reply = await client.transmitReply(card, CHALLENGE, { receiveLength: 9 });
    expect([reply.returnCode, reply.fields.receiveLength]).toEqual([0x80100008, 10]);
    expect(await client.transmit(card, CHALLENGE, { receiveLength: 10 })).toMatch(/9000$/);
    expect(client.unread).toBe(0);
  });
});

describe('a card that gives no answer', () => {
  test('by a power failure: it is without power, and reset for its client', async () => {
    const served = await testService();
    const client = await served.client();
    const card = await client.connectCard(CONTACT_READER);
    await client.transmit(card, SELECT);
    served.chip.card.tearAfter(1);
    expect(await client.transmit(card, '0020000003123456')).toBe('!80100016');
    expect(await client.transmit(card, CHALLENGE)).toBe('!80100068');
    client.send('GET_READERS_STATE');
    expect((await client.readers())[0]!.state).toBe(0x04);
    await client.call('RECONNECT', { card, shareMode: 2, preferredProtocols: 3 });
    expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
    expect(served.notices).toEqual([]);
  });

  test('by a fault: the person who serves is told, the other clients go on', async () => {
    const transmit = (): Uint8Array => {
      throw new Error('the disk is full');
    };
    const served = await testService({}, fakeCard({ transmit }));
    const client = await served.client();
    const card = await client.connectCard(CONTACT_READER);
    expect(await client.transmit(card, CHALLENGE)).toBe('!80100016');
    expect(served.notices).toEqual([
      { code: 'CARD_FAILED', message: expect.stringContaining('the disk is full') },
    ]);
    expect((await client.call('STATUS', { card })).returnCode).toBe(0x80100068);
  });

  test('because somebody else has switched it off', async () => {
    const served = await testService();
    const client = await served.client();
    const card = await client.connectCard(CONTACT_READER, 3, 4);
    expect(await client.transmit(card, CHALLENGE, { sendProtocol: 4 })).toBe('!80100067');
  });
});

test('the contactless reader tells the UID', async () => {
  const client = await (await testService()).client();
  const card = await client.connectCard(CONTACTLESS_READER);
  expect(await client.transmit(card, 'FFCA000000', { sendProtocol: 2 })).toMatch(/^08[0-9A-F]{6}9000$/);
});
