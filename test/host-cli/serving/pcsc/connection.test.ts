import { describe, expect, test } from 'vitest';
import { MAXIMUM_WAITING_BYTES } from '../../../../host-cli/serving/pcsc/frame-parser.js';
import { fakeCard } from '../../../support/fake-card.js';
import { bytes } from '../../../support/hex.js';
import { encodeRequest } from '../../../support/pcsc-client.js';
import { CHALLENGE, CONTACT_READER, sleep, testService } from '../../../support/pcsc-service.js';

describe('hostile input closes its own connection and no other', () => {
  const junk = (...numbers: number[]): Buffer => {
    const buffer = Buffer.alloc(numbers.length * 4);
    for (const [index, number] of numbers.entries()) buffer.writeUInt32LE(number >>> 0, index * 4);
    return buffer;
  };

  test.each([
    ['an unknown command', junk(0, 0x99)],
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a body of the wrong size', junk(13, 0x11)],
    ['the largest size', junk(0xffff_ffff, 0x11)],
    ['a command of 4:6 in 4:4', junk(0, 0x16)],
    ['a handle of nobody', encodeRequest('STATUS', { card: 12345 })],
    ['too long an APDU', encodeRequest('TRANSMIT', { sendLength: 65_549 })],
    ['zeros', Buffer.alloc(100)],
  ])('%s', async (_title, data) => {
    const served = await testService();
    const [client, hostile] = [await served.client(), await served.open()];
    const card = await client.connectCard(CONTACT_READER);
    hostile.write(data);
    await hostile.closed;
    expect(served.notices.map(({ code }) => code)).toEqual(['CLIENT_CUT_OFF']);
    expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
  });

  test('a handle of another client', async () => {
    const served = await testService();
    const [client, hostile] = [await served.client(), await served.client()];
    const card = await client.connectCard(CONTACT_READER);
    await hostile.connectCard(CONTACT_READER);
    hostile.send('DISCONNECT', { card });
    await hostile.closed;
    expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
  });

  test('piling up requests while one is held', async () => {
    const served = await testService({ holdMs: 60_000 });
    const [client, hostile] = [await served.client(), await served.client()];
    const [card, second] = [
      await client.connectCard(CONTACT_READER),
      await hostile.connectCard(CONTACT_READER),
    ];
    await client.call('BEGIN_TRANSACTION', { card });
    hostile.send('STATUS', { card: second });
    hostile.write(Buffer.alloc(MAXIMUM_WAITING_BYTES + 1));
    await hostile.closed;
    expect(await client.transmit(card, CHALLENGE)).toMatch(/9000$/);
  });
});

describe('requests', () => {
  test('byte by byte', async () => {
    const client = await (await testService()).client();
    const card = await client.connectCard(CONTACT_READER);
    const data = bytes(CHALLENGE);
    const values = { card, sendProtocol: 1, sendLength: data.length, receiveLength: 300 };
    for (const byte of encodeRequest('TRANSMIT', values, data)) {
      client.write(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
    expect((await client.reply('TRANSMIT')).data).toHaveLength(10);
  });

  test('many in one write are answered in order', async () => {
    const client = await (await testService()).client();
    const minors = Array.from({ length: 3000 }, (_, index) => 4 + (index % 3));
    client.write(Buffer.concat(minors.map((minor) => encodeRequest('VERSION', { major: 4, minor }))));
    for (const minor of minors) expect((await client.reply('VERSION')).fields.minor).toBe(minor);
  });

  test('of a client that does not read are not served without end', async () => {
    const transmitted: number[] = [];
    const transmit = (): Uint8Array => {
      transmitted.push(1);
      return new Uint8Array(65_536);
    };
    const served = await testService({}, fakeCard({ transmit }));
    const client = await served.client();
    const card = await client.connectCard(CONTACT_READER);
    const values = { card, sendProtocol: 1, sendLength: 4, receiveLength: 65_548 };
    client.socket.pause();
    client.write(
      Buffer.concat(Array.from({ length: 2000 }, () => encodeRequest('TRANSMIT', values, bytes('00000000')))),
    );
    await sleep(100);
    expect(transmitted.length).toBeLessThan(50);
    client.socket.resume();
    for (let count = 0; count < 2000; count++) await client.reply('TRANSMIT');
    expect(transmitted).toHaveLength(2000);
  });
});

test('a client that goes in the middle of a message leaves nothing behind', async () => {
  const served = await testService();
  const [client, other] = [await served.client(), await served.client()];
  const card = await client.connectCard(CONTACT_READER, 1);
  client.write(encodeRequest('TRANSMIT', { card, sendLength: 255 }, new Uint8Array(10)));
  await client.close();
  while ((await other.tryConnect(CONTACT_READER, 1)).returnCode !== 0) await sleep(1);
  expect(served.notices).toEqual([]);
});
