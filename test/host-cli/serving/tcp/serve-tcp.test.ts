import { afterEach, describe, expect, test } from 'vitest';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';
import { serveTcp, type TcpService } from '../../../../host-cli/serving/tcp/serve-tcp.js';
import { Token } from '../../../../host-cli/serving/tcp/token.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedSlots } from '../scripted-slot.js';
import { RawClient } from './raw-client.js';

const cards = (count: number) =>
  Array.from({ length: count }, (_, index) => scriptedSlots(new ScriptedCard(() => `0${index}9000`)));
const token = new Token('a long enough secret', 'test');
let service: TcpService | undefined;

afterEach(async () => {
  await service?.close();
  service = undefined;
});

test('each card has a port of its own', async () => {
  service = await serveTcp(cards(3), { host: '127.0.0.1', port: 0 });
  expect(new Set(service.endpoints.map(({ port }) => port)).size).toBe(3);
  for (const [index, { port }] of service.endpoints.entries()) {
    const [client] = await RawClient.enter(port);
    await client.ask(KIND.POWER_ON, '01');
    expect(await client.ask(KIND.TRANSMIT, '0084000008')).toBe(`85 0${index}9000`);
  }
});

describe('a token', () => {
  test.each(['0.0.0.0', '192.0.2.1', '::'])('is needed at %s', async (host) => {
    await expect(serveTcp(cards(1), { host, port: 0 })).rejects.toMatchObject({
      code: 'TOKEN_REQUIRED',
      message: expect.stringMatching(/--token-file.*SSCARD_TOKEN.*127\.0\.0\.1/),
    });
  });

  test.each(['127.0.0.1', '127.0.0.2', 'localhost'])('is not needed at %s', async (host) => {
    service = await serveTcp(cards(1), { host, port: 0 });
    expect(service.endpoints).toHaveLength(1);
  });

  test('opens the other addresses, and closes the loopback too', async () => {
    service = await serveTcp(cards(1), { host: '0.0.0.0', port: 0 }, { token });
    const { port } = service.endpoints[0]!;
    expect((await RawClient.enter(port))[1]).toBe('TOKEN_REQUIRED');
    expect((await RawClient.enter(port, token))[1]).toBe('81');
  });
});

describe('wrong input', () => {
  test('a host that nobody knows', async () => {
    await expect(serveTcp(cards(1), { host: 'no.such.host.invalid', port: 0 })).rejects.toMatchObject({
      code: 'HOST_UNKNOWN',
    });
  });

  test('more cards than ports', async () => {
    await expect(serveTcp(cards(2), { host: '127.0.0.1', port: 65_535 })).rejects.toMatchObject({
      code: 'PORTS_EXHAUSTED',
    });
  });

  test('when one port is taken no other stays open', async () => {
    const first = await serveTcp(cards(1), { host: '127.0.0.1', port: 0 });
    const { port } = first.endpoints[0]!;
    await expect(serveTcp(cards(2), { host: '127.0.0.1', port: port - 1 })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
    });
    service = await serveTcp(cards(1), { host: '127.0.0.1', port: port - 1 });
    await first.close();
  });
});
