import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { IssuerService } from '../../../host-cli/issuer/serve-issuer.js';
import { served, TOKEN } from './served.js';

/** Sends lines as they are, and collects what comes back until the server ends. */
function talk(service: IssuerService, ...lines: string[]): Promise<Record<string, unknown>[]> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(service.endpoint, () => {
      for (const line of lines) socket.write(`${line}\n`);
    });
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () =>
      resolve(
        text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ),
    );
  });
}

describe('who does not speak the protocol is sent away', () => {
  test.each([
    ['garbage', 'MESSAGE_MALFORMED'],
    ['{"authorise":{"service":"purchase","objects":{}}}', 'MESSAGE_MALFORMED'],
    ['{"hello":2}', 'VERSION_NOT_SPOKEN'],
  ])('%s', async (line, code) => {
    const notices: string[] = [];
    const [greeting, answer] = await talk(await served({ notices }), line);
    expect(greeting).toMatchObject({ issuer: 'sscard', version: 1, token: false });
    expect(answer).toMatchObject({ error: { code } });
    expect(notices).toEqual([code]);
  });

  test('without or with a wrong proof', async () => {
    const service = await served({ token: TOKEN });
    expect((await talk(service, '{"hello":1}'))[1]).toMatchObject({ error: { code: 'TOKEN_REQUIRED' } });
    const proof = '00'.repeat(32);
    const answers = await talk(service, `{"hello":1,"proof":"${proof}"}`);
    expect(answers[1]).toMatchObject({ error: { code: 'TOKEN_WRONG' } });
  });

  test('after the welcome too', async () => {
    const answers = await talk(
      await served(),
      '{"hello":1}',
      '{"authorise":{"service":"refund","objects":{}}}',
    );
    expect(answers.slice(1)).toMatchObject([{ welcome: 1 }, { error: { code: 'MESSAGE_MALFORMED' } }]);
  });

  test.each(['pin', 'newPin'])('a %s that was not covered with the token', async (name) => {
    const request = { authorise: { service: 'change-pin', objects: {}, [name]: '00'.repeat(16) } };
    const answers = await talk(await served(), '{"hello":1}', JSON.stringify(request));
    expect(answers.at(-1)).toMatchObject({ error: { code: 'PIN_UNREADABLE' } });
  });
});

test('requests are answered in their order; nothing of them is told but the outcome', async () => {
  const notices: string[] = [];
  const requests = [
    '{"verify":{"objects":{}}}',
    '{"authorise":{"service":"load","objects":{"9F02":"00"}}}',
    'end',
  ];
  const answers = await talk(await served({ notices }), '{"hello":1}', ...requests);
  expect(answers.slice(2)).toMatchObject([
    { verified: false },
    { authorised: { responseCode: '05', scripts: [] } },
    { error: { code: 'MESSAGE_MALFORMED' } },
  ]);
  expect(notices).toEqual(['AUTHORISED', 'MESSAGE_MALFORMED']);
});
