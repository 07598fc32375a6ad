import { afterEach, describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { connectTcp } from '../../../../host-cli/addresses/tcp/connect-tcp.js';
import { encodeError, encodeMessage } from '../../../../host-cli/serving/tcp/message.js';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';
import { serveTcp, type TcpService } from '../../../../host-cli/serving/tcp/serve-tcp.js';
import { Token } from '../../../../host-cli/serving/tcp/token.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedSlots } from '../../serving/scripted-slot.js';
import { ANSWER_TO_RESET, FakeServer, GREETING, WELCOME } from './fake-server.js';

const services: TcpService[] = [];
let server: FakeServer | undefined;

afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
  await server?.stop();
  server = undefined;
});

async function serve(card: ScriptedCard, token?: Token): Promise<number> {
  const service = await serveTcp([scriptedSlots(card)], { host: '127.0.0.1', port: 0 }, { token });
  services.push(service);
  return service.endpoints[0]!.port;
}

test('begins on the interface that is asked for, or the first', async () => {
  const port = await serve(new ScriptedCard());
  for (const [cardInterface, protocol] of [
    [undefined, 'T=0'],
    ['contactless', 'contactless'],
    ['contact', 'T=0'],
    [undefined, 'T=0'],
  ] as const) {
    const transport = await connectTcp('127.0.0.1', port, { cardInterface });
    expect(transport.protocol).toBe(protocol);
    await transport.close();
  }
});

test('a card that has a client', async () => {
  const port = await serve(new ScriptedCard());
  const first = await connectTcp('127.0.0.1', port);
  await expect(connectTcp('127.0.0.1', port)).rejects.toMatchObject({
    code: 'LINK_FAILED',
    message: expect.stringContaining('BUSY'),
  });
  expect(toHex(await first.transmit(fromHex('00B00000')))).toBe('9000');
  await first.close();
  await (await connectTcp('127.0.0.1', port)).close();
});

describe('a token', () => {
  const token = new Token('a long enough secret', 'test');

  test('the right one', async () => {
    const transport = await connectTcp('127.0.0.1', await serve(new ScriptedCard(), token), { token });
    await transport.close();
  });

  test('none', async () => {
    await expect(connectTcp('127.0.0.1', await serve(new ScriptedCard(), token))).rejects.toMatchObject({
      message: expect.stringMatching(/TOKEN_REQUIRED.*SSCARD_TOKEN/),
    });
  });

  test('a wrong one', async () => {
    const other = new Token('another secret of length', 'test');
    await expect(
      connectTcp('127.0.0.1', await serve(new ScriptedCard(), token), { token: other }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/TOKEN_WRONG.*both sides/) });
  });

  test('is not given to a server that does not ask', async () => {
    await (await connectTcp('127.0.0.1', await serve(new ScriptedCard()), { token })).close();
  });
});

describe('servers that are none', () => {
  const connectTo = async (...lines: readonly (Uint8Array | 'end')[]) => {
    server = await FakeServer.start(...lines);
    return connectTcp('127.0.0.1', server.port, { connectMs: 100, answerMs: 100 });
  };

  test.each([
    ['says nothing', [], /no answer within 0\.1 s/],
    ['hangs up', ['end' as const], /closed the connection/],
    ['greets as another protocol', [new TextEncoder().encode('SSH-2.0-OpenSSH\r\n')], /not the protocol/],
    ['sends half a greeting', [GREETING.subarray(0, 12), 'end' as const], /in the middle of a message/],
    ['sends half a greeting and waits', [GREETING.subarray(0, 12)], /no answer within/],
    ['greets with another body', [encodeMessage(KIND.GREETING, fromHex('00'))], /VERSION_NOT_SPOKEN/],
    [
      'speaks another version',
      [encodeMessage(KIND.GREETING, fromHex('5353434152440009'))],
      /VERSION_NOT_SPOKEN.*version 9.*same version/,
    ],
    ['does not welcome', [GREETING, ANSWER_TO_RESET], /not the protocol/],
    ['welcomes and is silent', [GREETING, WELCOME], /no answer within/],
    [
      'has no card',
      [GREETING, WELCOME, encodeError({ code: 'NO_CARD', message: 'empty' })],
      /NO_CARD: empty; insert one/,
    ],
  ])('one that %s', async (_what, lines, message) => {
    await expect(connectTo(...lines)).rejects.toMatchObject({
      name: 'TransportError',
      message: expect.stringMatching(message),
    });
  });
});
