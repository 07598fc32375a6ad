import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { connectIssuer } from '../../../host-cli/issuer/connect-issuer.js';
import { Token } from '../../../host-cli/serving/tcp/token.js';
import { BANK_PIN } from '../terminal/payment/bank-terminal.js';
import { authorisation } from '../terminal/payment/issuer/authorisation.js';
import { connected, served, TOKEN } from './served.js';

const purchase = { service: 'purchase', objects: authorisation() } as const;
const failed = expect.objectContaining({ code: 'ISSUER_LINK_FAILED' });

test('the same answers as in process', async () => {
  const issuer = await connected(await served());
  expect(await issuer.authorise(purchase)).toMatchObject({
    responseCode: '00',
    authorisationCode: '000001',
    scripts: [],
  });
  expect((await issuer.authorise(purchase)).reason).toMatchObject({ zh: 'ATC 重复' });
  expect(await issuer.verifies(authorisation())).toBe(true);
  expect(await issuer.verifies(authorisation({ tvr: '8000000000' }).set(0x95, new Uint8Array(5)))).toBe(
    false,
  );
});

describe('the PIN', () => {
  test('is sent only where there is a token', async () => {
    const open = await connected(await served());
    expect(open.takesPin).toBe(false);
    await expect(open.authorise({ ...purchase, pin: BANK_PIN })).rejects.toThrow(failed);
    const closed = await connected(await served({ token: TOKEN }), TOKEN);
    expect(closed.takesPin).toBe(true);
    expect(await closed.authorise({ ...purchase, pin: BANK_PIN })).toMatchObject({ responseCode: '00' });
  });

  test('the new one too', async () => {
    const objects = authorisation({ results: '03A40000' });
    const change = { service: 'change-pin', objects, pin: BANK_PIN, newPin: '975318' } as const;
    const open = await connected(await served());
    await expect(open.authorise(change)).rejects.toThrow(failed);
    const closed = await connected(await served({ token: TOKEN }), TOKEN);
    const { responseCode, scripts } = await closed.authorise(change);
    expect([responseCode, scripts.length]).toEqual(['00', 1]);
  });

  test('a wrong one', async () => {
    const issuer = await connected(await served({ token: TOKEN }), TOKEN);
    expect(await issuer.authorise({ ...purchase, pin: '000000' })).toMatchObject({ responseCode: '55' });
  });
});

test('a token that is missing or wrong', async () => {
  const service = await served({ token: TOKEN });
  await expect(connectIssuer(service.endpoint)).rejects.toThrow(/token/);
  const other = new Token('another secret, long enough', 'the test');
  await expect(connectIssuer(service.endpoint, { token: other })).rejects.toThrow(/TOKEN_WRONG/);
});

describe('what is no issuer', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  const saying = (text: string) =>
    new Promise<{ host: string; port: number }>((resolve) => {
      server = createServer((socket) => {
        socket.on('error', () => undefined);
        if (text !== '') socket.write(text);
      });
      server.listen(0, '127.0.0.1', () => {
        const address = server!.address();
        resolve({ host: '127.0.0.1', port: typeof address === 'object' ? address!.port : 0 });
      });
    });

  test.each([
    'SSH-2.0-OpenSSH\n',
    '{"issuer":"other"}\n',
    '{"issuer":"sscard","version":9,"token":false,"nonce":"00"}\n',
  ])('%s', async (text) => {
    await expect(connectIssuer(await saying(text))).rejects.toThrow(failed);
  });

  test('silence, a line without end, nobody', async () => {
    await expect(connectIssuer(await saying(''), { answerMs: 50 })).rejects.toThrow(/no answer within/);
    server!.close();
    await expect(connectIssuer(await saying('x'.repeat(70_000)), { answerMs: 500 })).rejects.toThrow(failed);
    await expect(connectIssuer({ host: '127.0.0.1', port: 1 })).rejects.toThrow(/sscard issuer/);
  });
});

test('an issuer that ends while it is asked', async () => {
  const service = await served({
    issuer: {
      takesPin: true,
      authorise: () => new Promise(() => undefined),
      verifies: async () => true,
      close: async () => undefined,
    },
  });
  const issuer = await connected(service);
  const asked = issuer.authorise(purchase);
  await service.close();
  await expect(asked).rejects.toThrow(failed);
  await expect(issuer.verifies(new Map())).rejects.toThrow(failed);
});
