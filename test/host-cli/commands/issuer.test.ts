import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { connectIssuer } from '../../../host-cli/issuer/connect-issuer.js';
import { runProgram } from '../../../host-cli/program/run-program.js';
import { sscard, TextCollector } from '../../support/cli.js';
import { authorisation } from '../terminal/payment/issuer/authorisation.js';

const BANK = 'fixtures/personalisation/gen3-demo.json';

test('serves until .quit', async () => {
  const input = new PassThrough();
  const output = new TextCollector();
  const error = new TextCollector();
  const streams = { input, output, error, environment: {} };
  const ended = runProgram(['issuer', BANK, '--tcp', '127.0.0.1:0', '--json'], streams, '0.0.0-test');
  await expect.poll(() => output.text).toContain('endpoint');
  const { endpoint } = JSON.parse(output.text) as { endpoint: string };
  const [host, port] = endpoint.split(':');
  const issuer = await connectIssuer({ host: host!, port: Number(port) });
  expect(await issuer.authorise({ service: 'purchase', objects: authorisation() })).toMatchObject({
    responseCode: '00',
  });
  await issuer.close();
  input.write('.quit\n');
  expect(await ended).toBe(0);
  expect(output.text).toContain('purchase 00');
});

test('a file without keys of a bank, a place that is none', async () => {
  expect(await sscard(['issuer', 'package.json'])).toMatchObject({ status: 4 });
  expect(await sscard(['issuer', BANK, '--tcp', '127.0.0.1:x'])).toMatchObject({ status: 2 });
  expect(await sscard(['issuer', BANK, '--tcp', '0.0.0.0:0'])).toMatchObject({ status: 3 });
});
