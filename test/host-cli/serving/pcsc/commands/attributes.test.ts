import { describe, expect, test } from 'vitest';
import { bytes } from '../../../../support/hex.js';
import { CONTACT_ATR, CONTACT_READER, testService } from '../../../../support/pcsc-service.js';

const value = (reply: { bytes: Buffer; fields: Readonly<Record<string, number>> }): Buffer =>
  reply.bytes.subarray(8, 8 + reply.fields.valueLength!);

describe('GET_ATTRIBUTE', () => {
  test('ATR and name', async () => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    const atr = await client.call('GET_ATTRIBUTE', { card, attribute: 0x00090303, valueLength: 264 });
    expect(value(atr)).toEqual(Buffer.from(bytes(CONTACT_ATR)));
    const name = await client.call('GET_ATTRIBUTE', { card, attribute: 0x7fff0003, valueLength: 264 });
    expect(value(name).toString()).toBe(`${CONTACT_READER}\0`);
  });

  test('with too little room its length', async () => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    const reply = await client.call('GET_ATTRIBUTE', { card, attribute: 0x00090303, valueLength: 16 });
    expect([reply.returnCode, reply.fields.valueLength]).toEqual([0x80100008, 17]);
  });

  test('what the reader has not, or not now', async () => {
    const served = await testService();
    served.contact.remove();
    const client = await served.client();
    const card = await client.connectCard(CONTACT_READER, 3, 0);
    for (const attribute of [0, 0x00090303, 0xffff_ffff]) {
      expect((await client.call('GET_ATTRIBUTE', { card, attribute, valueLength: 264 })).returnCode).toBe(
        0x80100016,
      );
    }
  });
});

test('nothing can be set', async () => {
  const client = await (await testService()).client();
  const card = await client.connectCard(CONTACT_READER);
  const reply = await client.call('SET_ATTRIBUTE', {
    card,
    attribute: 0x7fff0003,
    value: 'x',
    valueLength: 1,
  });
  expect(reply.returnCode).toBe(0x80100016);
});

test.each(['GET_ATTRIBUTE', 'SET_ATTRIBUTE'] as const)(
  '%s with more than the room for a value ends the connection',
  async (name) => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    client.send(name, { card, attribute: 0x00090303, valueLength: 265 });
    await client.closed;
  },
);
