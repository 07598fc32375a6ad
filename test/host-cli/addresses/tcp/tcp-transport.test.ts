import { afterEach, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { connectTcp } from '../../../../host-cli/addresses/tcp/connect-tcp.js';
import { encodeMessage } from '../../../../host-cli/serving/tcp/message.js';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';
import { serveTcp, type TcpService } from '../../../../host-cli/serving/tcp/serve-tcp.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { describeTransport } from '../../../apdu/transport.case.js';
import { scriptedSlots } from '../../serving/scripted-slot.js';
import { ANSWER_TO_RESET, FakeServer, GREETING, WELCOME } from './fake-server.js';

const services: TcpService[] = [];
let server: FakeServer | undefined;

afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
  await server?.stop();
  server = undefined;
});

async function serve(card: ScriptedCard): Promise<TcpService> {
  const service = await serveTcp([scriptedSlots(card)], { host: '127.0.0.1', port: 0 });
  services.push(service);
  return service;
}

describeTransport({
  name: 'a card behind TCP',
  // The cases tell cards by `CardPort`; all of them come with a card of the same class.
  connect: async (card) => {
    const service = await serve(card as ScriptedCard);
    return connectTcp('127.0.0.1', service.endpoints[0]!.port);
  },
});

test('a command that fits no message', async () => {
  const { endpoints } = await serve(new ScriptedCard());
  const transport = await connectTcp('127.0.0.1', endpoints[0]!.port);
  for (const length of [0, 65_545]) {
    await expect(transport.transmit(new Uint8Array(length))).rejects.toMatchObject({ code: 'LINK_FAILED' });
  }
  expect(toHex(await transport.transmit(new Uint8Array(65_544)))).toBe('9000');
  await transport.close();
});

test('a server that ends fails what waits and all that follows, until close', async () => {
  const service = await serve(new ScriptedCard());
  const transport = await connectTcp('127.0.0.1', service.endpoints[0]!.port);
  await service.close();
  for (let turn = 0; turn < 2; turn++) {
    await expect(transport.transmit(fromHex('00B00000'))).rejects.toMatchObject({ code: 'LINK_FAILED' });
  }
  await transport.close();
  await expect(transport.transmit(fromHex('00B00000'))).rejects.toMatchObject({ code: 'CLOSED' });
});

test('a card that fails once can be reset', async () => {
  let broken = true;
  const card = new ScriptedCard(() => {
    if (broken) throw new Error('torn');
    return '9000';
  });
  const { endpoints } = await serve(card);
  const transport = await connectTcp('127.0.0.1', endpoints[0]!.port);
  await expect(transport.transmit(fromHex('00B00000'))).rejects.toMatchObject({
    message: expect.stringMatching(/CARD_FAILED.*reset it/),
  });
  broken = false;
  await transport.reset();
  expect(toHex(await transport.transmit(fromHex('00B00000')))).toBe('9000');
  await transport.close();
});

test('an answer without a status word', async () => {
  server = await FakeServer.start(
    GREETING,
    WELCOME,
    ANSWER_TO_RESET,
    encodeMessage(KIND.ANSWER, fromHex('90')),
  );
  const transport = await connectTcp('127.0.0.1', server.port, { answerMs: 200 });
  await expect(transport.transmit(fromHex('00B00000'))).rejects.toMatchObject({ code: 'ANSWER_MALFORMED' });
  await transport.close();
});
