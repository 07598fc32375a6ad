import { expect, test } from 'vitest';
import { CHALLENGE, CONTACT_READER, SELECT, sleep, testService } from '../../../../support/pcsc-service.js';

test.each([
  ['LEAVE', 0, '9000', true],
  ['RESET', 1, '6986', true],
  ['UNPOWER', 2, '6986', false],
  ['EJECT', 3, '6986', false],
])('%s', async (_title, disposition, statusWord, powered) => {
  const served = await testService();
  const client = await served.client();
  const card = await client.connectCard(CONTACT_READER);
  await client.transmit(card, SELECT);
  await client.transmit(card, '00A4000002EF05');
  expect((await client.call('DISCONNECT', { card, disposition })).returnCode).toBe(0);
  expect(served.contact.powered).toBe(powered);
  const again = await client.connectCard(CONTACT_READER);
  expect(again).not.toBe(card);
  expect((await client.transmit(again, '00B2070400')).slice(-4)).toBe(statusWord);
});

test('a wrong disposition is refused and the card stays', async () => {
  const client = await (await testService()).client();
  const card = await client.connectCard(CONTACT_READER);
  expect((await client.call('DISCONNECT', { card, disposition: 4 })).returnCode).toBe(0x80100011);
  expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
});

test('afterwards the handle is nobody’s: using it ends the connection', async () => {
  const client = await (await testService()).client();
  const card = await client.connectCard(CONTACT_READER);
  await client.call('DISCONNECT', { card });
  client.send('STATUS', { card });
  await client.closed;
});

test('leaving is possible in the transaction of another; a reset waits for its end', async () => {
  const served = await testService();
  const [owner, client] = [await served.client(), await served.client()];
  const owned = await owner.connectCard(CONTACT_READER);
  const [first, second] = [
    await client.connectCard(CONTACT_READER),
    await client.connectCard(CONTACT_READER),
  ];
  await owner.call('BEGIN_TRANSACTION', { card: owned });
  expect((await client.call('DISCONNECT', { card: first, disposition: 0 })).returnCode).toBe(0);
  const reset = client.call('DISCONNECT', { card: second, disposition: 1 });
  await sleep(20);
  expect(await owner.transmit(owned, CHALLENGE)).toMatch(/9000$/);
  await owner.call('END_TRANSACTION', { card: owned });
  expect((await reset).returnCode).toBe(0);
  expect(await owner.transmit(owned, CHALLENGE)).toBe('!80100068');
});

test('the card loses power some time after the last has left, not before', async () => {
  const served = await testService({ powerOffAfterMs: 50 });
  const client = await served.client();
  const card = await client.connectCard(CONTACT_READER);
  await sleep(80);
  expect(served.contact.powered).toBe(true);
  await client.call('DISCONNECT', { card });
  const again = await client.connectCard(CONTACT_READER);
  await sleep(80);
  expect(await client.transmit(again, CHALLENGE)).toMatch(/9000$/);
  await client.call('DISCONNECT', { card: again });
  while (served.contact.powered) await sleep(5);
  client.send('GET_READERS_STATE');
  expect((await client.readers())[0]!.state).toBe(0x04);
});
