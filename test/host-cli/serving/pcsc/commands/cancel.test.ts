import { expect, test } from 'vitest';
import { testService } from '../../../../support/pcsc-service.js';

test('of a context that does not wait is done, of one that is none is refused', async () => {
  const served = await testService();
  const client = await served.client();
  const canceller = await served.open();
  expect((await canceller.call('CANCEL', { context: client.context })).returnCode).toBe(0);
  expect((await canceller.call('CANCEL', { context: 0 })).returnCode).toBe(0x80100003);
  expect(await client.unreadAfter(20)).toBe(0);
  await client.close();
  const again = await served.client();
  expect((await again.call('CANCEL', { context: client.context })).returnCode).toBe(0x80100003);
});

test('the end of a context ends its wait', async () => {
  const served = await testService();
  const client = await served.client();
  client.send('WAIT_FOR_CHANGE');
  await client.readers();
  await client.close();
  await served.client();
  served.contact.remove();
  expect(served.notices).toEqual([]);
});
