import { expect, test } from 'vitest';
import { serveIssuer } from '../../../host-cli/issuer/serve-issuer.js';
import { newBank } from '../terminal/payment/bank-terminal.js';
import { connected, served } from './served.js';

const failed = expect.objectContaining({ code: 'ISSUER_LISTENING_FAILED' });

test('several terminals at once', async () => {
  const service = await served();
  const terminals = await Promise.all([connected(service), connected(service)]);
  for (const terminal of terminals) expect(await terminal.verifies(new Map())).toBe(false);
});

test('beyond this machine only with a token', async () => {
  await expect(serveIssuer(newBank(), { host: '0.0.0.0', port: 0 })).rejects.toThrow(failed);
  await expect(serveIssuer(newBank(), { host: '0.0.0.0', port: 0 })).rejects.toThrow(/token/);
});

test('a port that is taken', async () => {
  const { endpoint } = await served();
  await expect(serveIssuer(newBank(), endpoint)).rejects.toThrow(failed);
});

test('closing sends every terminal away', async () => {
  const service = await served();
  const terminal = await connected(service);
  await service.close();
  await expect(terminal.verifies(new Map())).rejects.toMatchObject({ code: 'ISSUER_LINK_FAILED' });
});
