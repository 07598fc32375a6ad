import { expect, test } from 'vitest';
import { testService } from '../../../../support/pcsc-service.js';

test.each([4, 5, 6])('4:%i is mirrored', async (minor) => {
  const client = await (await testService()).open();
  const { fields } = await client.call('VERSION', { major: 4, minor });
  expect(fields).toEqual({ major: 4, minor, returnCode: 0 });
});

test.each([
  [4, 7],
  [4, 1000],
  [4, 3],
  [5, 0],
  [4, 0xffff_ffff],
])('%i:%i is refused and 4:6 proposed, which the client may then choose', async (major, minor) => {
  const client = await (await testService()).open();
  const refused = await client.call('VERSION', { major, minor });
  expect(refused.fields).toEqual({ major: 4, minor: 6, returnCode: 0x8010001e });
  expect((await client.call('VERSION', { major: 4, minor: 6 })).returnCode).toBe(0);
  expect((await client.call('GET_READERS_STATE_SIZE')).fields.count).toBe(16);
});
