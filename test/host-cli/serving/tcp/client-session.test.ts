import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { concatBytes, fromHex } from '../../../../apdu/bytes.js';
import { SESSION_LIMITS } from '../../../../host-cli/serving/tcp/client-session.js';
import { encodeMessage, helloBody } from '../../../../host-cli/serving/tcp/message.js';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';
import { serveTcp, type TcpService } from '../../../../host-cli/serving/tcp/serve-tcp.js';
import { Token } from '../../../../host-cli/serving/tcp/token.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedSlots } from '../scripted-slot.js';
import { RawClient } from './raw-client.js';

const LIMITS = { helloMs: 60, restMs: 60, farewellMs: 200 };
const HELLO = encodeMessage(KIND.HELLO, helloBody(new Uint8Array(0)));

let service: TcpService;
let card: ScriptedCard;
let told: string[];

async function serve(token?: Token, limits = SESSION_LIMITS): Promise<number> {
  service = await serveTcp(
    [scriptedSlots(card)],
    { host: '127.0.0.1', port: 0 },
    { token, limits, notify: ({ code }) => told.push(code) },
  );
  return service.endpoints[0]!.port;
}

beforeEach(() => {
  card = new ScriptedCard((command) => `${command}9000`);
  told = [];
});

afterEach(() => service.close());

test('a conversation', async () => {
  const [client, welcome] = await RawClient.enter(await serve());
  expect(welcome).toBe('81');
  expect(await client.ask(KIND.POWER_ON, '00')).toMatch(/^82 003B6D/);
  expect(await client.ask(KIND.TRANSMIT, '0084000008')).toBe('85 00840000089000');
  expect(await client.ask(KIND.POWER_OFF)).toBe('84');
  expect(told).toEqual([]);
});

test('the whole conversation split at every byte', async () => {
  const port = await serve();
  const whole = concatBytes(
    HELLO,
    encodeMessage(KIND.POWER_ON, Uint8Array.of(1)),
    encodeMessage(KIND.TRANSMIT, fromHex('0084000008')),
  );
  for (let cut = 1; cut < whole.length; cut++) {
    const client = await RawClient.connect(port);
    await client.message();
    client.socket.write(whole.subarray(0, cut));
    await new Promise((resolve) => setTimeout(resolve, 2));
    client.socket.write(whole.subarray(cut));
    expect([cut, await client.said(), (await client.said()).slice(0, 8), await client.said()]).toEqual([
      cut,
      '81',
      '82 003B6',
      '85 00840000089000',
    ]);
    client.socket.end();
    while (!client.closed) await client.message();
  }
});

test('messages sent ahead are answered in their order', async () => {
  const [client] = await RawClient.enter(await serve());
  client.send(KIND.POWER_ON, '01');
  const count = 50;
  for (let index = 0; index < count; index++) client.send(KIND.TRANSMIT, Uint8Array.of(0, 0xb2, index, 4));
  await client.said();
  for (let index = 0; index < count; index++) {
    expect(await client.said()).toBe(`85 00B2${index.toString(16).padStart(2, '0').toUpperCase()}049000`);
  }
});

test('a client that reads nothing is not read from either, and gets all its answers later', async () => {
  card = new ScriptedCard(() => `${'5A'.repeat(65_000)}9000`);
  const [client] = await RawClient.enter(await serve());
  await client.ask(KIND.POWER_ON, '01');
  client.socket.pause();
  const count = 300;
  for (let index = 0; index < count; index++) client.send(KIND.TRANSMIT, '00B0000000');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(card.commands.length).toBeLessThan(count);
  client.socket.resume();
  for (let index = 0; index < count; index++) expect((await client.message())!.body.length).toBe(65_002);
  expect(card.commands).toHaveLength(count);
});

describe('a client is sent away, told why', () => {
  test.each([
    ['a length of 0', '00000000', 'MESSAGE_TOO_LONG'],
    ['a web browser', '474554202F20485454502F312E31', 'MESSAGE_TOO_LONG'],
    ['another first message', '000000020200', 'MESSAGE_MALFORMED'],
    ['HELLO without its body', '0000000101', 'MESSAGE_MALFORMED'],
    ['HELLO of version 2', '00000009015353434152440002', 'VERSION_NOT_SPOKEN'],
  ])('%s', async (_what, hex, code) => {
    const client = await RawClient.connect(await serve());
    await client.message();
    client.socket.write(fromHex(hex));
    expect([await client.said(), await client.said()]).toEqual([code, 'closed']);
    expect(told).toEqual([code]);
    expect(card.asked).toEqual([]);
  });

  test.each([0, 1, 4, 5])('half a message of %i bytes and the end', async (length) => {
    const [client] = await RawClient.enter(await serve());
    await client.ask(KIND.POWER_ON, '01');
    client.socket.end(encodeMessage(KIND.TRANSMIT, fromHex('0084000008')).subarray(0, length));
    const expected = length === 0 ? ['closed'] : ['MESSAGE_INCOMPLETE', 'closed'];
    for (const code of expected) expect(await client.said()).toBe(code);
    expect(card.asked).toEqual(['on contact', 'off']);
  });

  test('half a message and silence', async () => {
    const [client] = await RawClient.enter(await serve(undefined, LIMITS));
    client.socket.write(Uint8Array.of(0, 0, 0));
    expect([await client.said(), await client.said()]).toEqual(['MESSAGE_INCOMPLETE', 'closed']);
  });

  test('no HELLO', async () => {
    const client = await RawClient.connect(await serve(undefined, LIMITS));
    await client.message();
    expect([await client.said(), await client.said()]).toEqual(['SILENT', 'closed']);
  });

  test('a malformed message after the welcome', async () => {
    const [client] = await RawClient.enter(await serve());
    await client.ask(KIND.POWER_ON, '01');
    expect([await client.ask(0x77), await client.said()]).toEqual(['MESSAGE_MALFORMED', 'closed']);
    expect(card.asked).toEqual(['on contact', 'off']);
  });
});

test('a client that was let in may be silent', async () => {
  const [client] = await RawClient.enter(await serve(undefined, LIMITS));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await client.ask(KIND.POWER_ON, '01')).toMatch(/^82/);
});

test('an error of the card does not end the connection', async () => {
  const [client] = await RawClient.enter(await serve());
  expect(await client.ask(KIND.TRANSMIT, '0084000008')).toBe('CARD_NOT_POWERED');
  expect(await client.ask(KIND.POWER_ON, '01')).toMatch(/^82/);
});

describe('with a token', () => {
  const token = new Token('a long enough secret', 'test');

  test('who knows it is let in', async () => {
    expect((await RawClient.enter(await serve(token), token))[1]).toBe('81');
  });

  test('who does not is sent away', async () => {
    const port = await serve(token);
    expect((await RawClient.enter(port))[1]).toBe('TOKEN_REQUIRED');
    expect((await RawClient.enter(port, new Token('another secret of length', 'test')))[1]).toBe(
      'TOKEN_WRONG',
    );
    expect(card.asked).toEqual([]);
  });

  test('a proof serves one connection only', async () => {
    const port = await serve(token);
    const first = await RawClient.connect(port);
    const nonce = (await first.message())!.body.slice(-16);
    const second = await RawClient.connect(port);
    await second.message();
    expect(await second.ask(KIND.HELLO, helloBody(token.proof(nonce)))).toBe('TOKEN_WRONG');
    expect(await first.ask(KIND.HELLO, helloBody(token.proof(nonce)))).toBe('81');
  });
});
