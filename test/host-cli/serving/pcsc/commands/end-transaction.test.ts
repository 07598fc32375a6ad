import { expect, test } from 'vitest';
import { CHALLENGE, CONTACT_READER, SELECT, testService } from '../../../../support/pcsc-service.js';

test('outside a transaction it is refused', async () => {
  const client = await (await testService()).client();
  const card = await client.connectCard(CONTACT_READER);
  expect((await client.call('END_TRANSACTION', { card })).returnCode).toBe(0x80100016);
  expect((await client.call('END_TRANSACTION', { card, disposition: 4 })).returnCode).toBe(0x80100011);
});

test.each([
  ['RESET', 1, true],
  ['UNPOWER', 2, false],
])('%s resets the card for everybody, the own handle too', async (_title, disposition, powered) => {
  const served = await testService();
  const [client, other] = [await served.client(), await served.client()];
  const [card, second] = [await client.connectCard(CONTACT_READER), await other.connectCard(CONTACT_READER)];
  await client.call('BEGIN_TRANSACTION', { card });
  await client.transmit(card, SELECT);
  expect((await client.call('END_TRANSACTION', { card, disposition })).returnCode).toBe(0);
  expect(served.contact.powered).toBe(powered);
  expect(await other.transmit(second, CHALLENGE)).toBe('!80100068');
  expect(await client.transmit(card, CHALLENGE)).toBe('!80100068');
});

test('after a reset from outside it frees the card all the same', async () => {
  const served = await testService({ holdMs: 60_000 });
  const [client, other] = [await served.client(), await served.client()];
  const [card, second] = [await client.connectCard(CONTACT_READER), await other.connectCard(CONTACT_READER)];
  await client.call('BEGIN_TRANSACTION', { card });
  served.contact.reset();
  expect((await client.call('END_TRANSACTION', { card })).returnCode).toBe(0x80100068);
  expect((await other.call('STATUS', { card: second })).returnCode).toBe(0x80100068);
});
