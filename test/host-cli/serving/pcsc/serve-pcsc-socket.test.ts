import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { MAXIMUM_CONNECTIONS, servePcscSocket } from '../../../../host-cli/serving/pcsc/serve-pcsc-socket.js';
import type { PcscClient } from '../../../support/pcsc-client.js';
import { CHALLENGE, CONTACT_READER, temporaryFolder, testService } from '../../../support/pcsc-service.js';

const slot = (name = 'r'): CardSlot => new CardSlot(name, 'contact');

describe('the socket', () => {
  test('is its owner’s alone, whatever the mask of the process', async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const { path } = await testService();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(process.umask()).toBe(0);
  });

  test('goes with the service, whose clients are cut off', async () => {
    const served = await testService();
    const client = await served.client();
    await Promise.all([served.service.close(), served.service.close()]);
    await client.closed;
    expect(existsSync(served.path)).toBe(false);
    expect(served.contact.chip).toBe(served.chip);
  });

  test('goes with the process too', async () => {
    const path = join(temporaryFolder(), 's');
    const script = `
      import { CardSlot } from './host-cli/serving/card-slot.js';
      import { servePcscSocket } from './host-cli/serving/pcsc/serve-pcsc-socket.js';
      servePcscSocket([new CardSlot('r', 'contact')], ${JSON.stringify(path)}).then(() => {
        console.log('ready');
        setTimeout(() => process.exit(0), 200);
      });`;
    const root = join(import.meta.dirname, '../../../..');
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: root,
    });
    await once(child.stdout, 'data');
    expect(existsSync(path)).toBe(true);
    await once(child, 'exit');
    expect(existsSync(path)).toBe(false);
  });

  test('can be made again at once, with the same slots', async () => {
    const served = await testService();
    await served.service.close();
    const again = await servePcscSocket([served.contact], served.path);
    onTestFinished(() => again.close());
    const client = await served.client();
    expect(await client.transmit(await client.connectCard(CONTACT_READER), CHALLENGE)).toMatch(/9000$/);
  });

  test('a path is told as a shell takes it', async () => {
    const path = join(temporaryFolder(), "it's here");
    const service = await servePcscSocket([slot()], path);
    onTestFinished(() => service.close());
    expect(service.exportLine).toBe(`export PCSCLITE_CSOCK_NAME='${path.replace("'", "'\\''")}'`);
  });

  test('cannot be made in a folder that is not there', async () => {
    const path = join(temporaryFolder(), 'none', 's');
    await expect(servePcscSocket([slot()], path)).rejects.toMatchObject({
      code: 'SOCKET_PATH_UNUSABLE',
      message: expect.stringContaining(path),
    });
  });

  test('a second service on it is refused and the first goes on', async () => {
    const served = await testService();
    await expect(servePcscSocket([slot()], served.path)).rejects.toMatchObject({
      code: 'SOCKET_PATH_IN_USE',
    });
    await served.client();
  });
});

describe('the readers', () => {
  test.each([
    ['none', 0, 'READER_COUNT'],
    ['too many', 256, 'READER_COUNT'],
  ])('%s', async (_title, count, code) => {
    const slots = Array.from({ length: count }, (_, index) => slot(`r${index}`));
    await expect(servePcscSocket(slots, join(temporaryFolder(), 's'))).rejects.toMatchObject({ code });
  });

  test('need names of their own', async () => {
    const service = servePcscSocket([slot(), slot()], join(temporaryFolder(), 's'));
    await expect(service).rejects.toMatchObject({ code: 'READER_NAME_TAKEN' });
  });
});

test('too many clients are turned away, and one that goes makes room', async () => {
  const served = await testService();
  const clients: PcscClient[] = [];
  for (let count = 0; count < MAXIMUM_CONNECTIONS; count++) clients.push(await served.open());
  await clients[0]!.call('VERSION', { major: 4, minor: 4 });
  const refused = await served.open();
  await refused.closed;
  expect(served.notices.map(({ code }) => code)).toEqual(['CLIENT_TURNED_AWAY']);
  await clients.pop()!.close();
  await served.client();
});
