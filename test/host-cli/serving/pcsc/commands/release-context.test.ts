import { expect, test } from 'vitest';
import { CONTACT_READER, testService } from '../../../../support/pcsc-service.js';

test('its cards are free for others; its number means nothing afterwards', async () => {
  const served = await testService();
  const [client, other] = [await served.client(), await served.client()];
  await client.connectCard(CONTACT_READER, 1);
  expect((await other.tryConnect(CONTACT_READER)).returnCode).toBe(0x8010000b);
  expect((await client.call('RELEASE_CONTEXT', { context: client.context })).returnCode).toBe(0);
  await other.connectCard(CONTACT_READER);
  expect((await client.call('RELEASE_CONTEXT', { context: client.context })).returnCode).toBe(0x80100003);
  expect((await client.tryConnect(CONTACT_READER)).returnCode).toBe(0x80100003);
});

test('nobody releases the context of another', async () => {
  const served = await testService();
  const [client, other] = [await served.client(), await served.client()];
  expect((await other.call('RELEASE_CONTEXT', { context: client.context })).returnCode).toBe(0x80100003);
  await client.connectCard(CONTACT_READER);
});
