import { expect, test } from 'vitest';
import { MAXIMUM_HANDLES } from '../../../../../host-cli/serving/pcsc/client-session.js';
import { testService } from '../../../../support/pcsc-service.js';

test('each context has a number of its own, in all connections', async () => {
  const served = await testService();
  const clients = [await served.client(), await served.client()];
  const numbers = clients.map(({ context }) => context);
  for (const client of clients)
    numbers.push((await client.call('ESTABLISH_CONTEXT', { scope: 0 })).fields.context!);
  expect(new Set(numbers).size).toBe(4);
  expect(numbers).not.toContain(0);
});

test('an unknown scope is refused', async () => {
  const client = await (await testService()).client();
  expect((await client.call('ESTABLISH_CONTEXT', { scope: 4 })).returnCode).toBe(0x80100011);
});

test('a client cannot have any number of them', async () => {
  const client = await (await testService()).client();
  const codes: number[] = [];
  for (let count = 0; count < MAXIMUM_HANDLES; count++) {
    codes.push((await client.call('ESTABLISH_CONTEXT')).returnCode);
  }
  expect(codes.slice(0, -1).every((code) => code === 0)).toBe(true);
  expect(codes.at(-1)).toBe(0x80100006);
});
