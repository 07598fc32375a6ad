import { writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { connectTcpCard } from '../../../../host-cli/addresses/tcp/tcp-card.js';
import { serveTcp, type TcpService } from '../../../../host-cli/serving/tcp/serve-tcp.js';
import { Token } from '../../../../host-cli/serving/tcp/token.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { useTemporaryFolder } from '../../../support/temporary-folder.js';
import { scriptedSlots } from '../../serving/scripted-slot.js';

const SECRET = 'a long enough secret';
const folder = useTemporaryFolder();
let service: TcpService | undefined;

afterEach(async () => {
  await service?.close();
});

async function serve(token?: Token): Promise<string> {
  service = await serveTcp([scriptedSlots(new ScriptedCard())], { host: '127.0.0.1', port: 0 }, { token });
  return `:${service.endpoints[0]!.port}`;
}

test('the address without a host is this machine', async () => {
  const { transport } = await connectTcpCard(await serve(), { cardInterface: 'contactless' }, {});
  expect(transport.protocol).toBe('contactless');
  await transport.close();
});

test('the token comes from the environment or the file that it names', async () => {
  const rest = await serve(new Token(SECRET, 'test'));
  const path = folder.path('token');
  writeFileSync(path, `${SECRET}\n`);
  for (const environment of [{ SSCARD_TOKEN: SECRET }, { SSCARD_TOKEN_FILE: path }]) {
    await (await connectTcpCard(rest, {}, environment)).transport.close();
  }
  await expect(connectTcpCard(rest, {}, {})).rejects.toMatchObject({ code: 'LINK_FAILED' });
});

test('an address that is none', async () => {
  await expect(connectTcpCard('host:port', {}, {})).rejects.toMatchObject({ code: 'USAGE' });
});
