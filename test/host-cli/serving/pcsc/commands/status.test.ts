import { expect, test } from 'vitest';
import { CONTACT_READER, CONTACTLESS_READER, testService } from '../../../../support/pcsc-service.js';

test('tells whether the card is still the same', async () => {
  const served = await testService();
  const client = await served.client();
  const card = await client.connectCard(CONTACT_READER);
  expect((await client.call('STATUS', { card })).returnCode).toBe(0);
  served.contact.remove();
  expect((await client.call('STATUS', { card })).returnCode).toBe(0x80100069);
});

test('a chip that another reader has powered is a reset card here', async () => {
  const served = await testService();
  const client = await served.client();
  const card = await client.connectCard(CONTACT_READER);
  await client.connectCard(CONTACTLESS_READER);
  expect((await client.call('STATUS', { card })).returnCode).toBe(0x80100068);
  client.send('GET_READERS_STATE');
  expect((await client.readers()).map(({ state }) => state)).toEqual([0x04, 0x34]);
});
