import { expect, test } from 'vitest';
import { MAXIMUM_DATA_BYTES } from '../../../../../host-cli/serving/pcsc/message-table.js';
import { CONTACT_READER, testService } from '../../../../support/pcsc-service.js';

test('the list of features is empty; other codes are not supported', async () => {
  const client = await (await testService()).client();
  const card = await client.connectCard(CONTACT_READER, 3, 0);
  const features = await client.call('CONTROL', { card, controlCode: 0x42000d48, receiveRoom: 264 });
  expect([features.returnCode, features.fields.returnedLength]).toEqual([0, 0]);
  expect((await client.call('CONTROL', { card, controlCode: 0x42000001 })).returnCode).toBe(0x8010001f);
});

test('its data are taken and do not disturb what follows', async () => {
  const client = await (await testService()).client();
  const card = await client.connectCard(CONTACT_READER);
  for (const count of [1, 256, MAXIMUM_DATA_BYTES]) {
    const reply = await client.call(
      'CONTROL',
      { card, controlCode: 1, sendLength: count },
      new Uint8Array(count).fill(9),
    );
    expect(reply.returnCode).toBe(0x8010001f);
  }
  expect((await client.call('STATUS', { card })).returnCode).toBe(0);
});
