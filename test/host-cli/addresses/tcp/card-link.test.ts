import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { CardLink } from '../../../../host-cli/addresses/tcp/card-link.js';
import { encodeError, encodeMessage } from '../../../../host-cli/serving/tcp/message.js';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';
import { FakeServer } from './fake-server.js';

let server: FakeServer;

afterEach(() => server.stop());

const EMPTY = new Uint8Array(0);
const ANSWERS = ['01', '02', '03'].map((hex) => encodeMessage(KIND.ANSWER, fromHex(hex)));

async function linkTo(...lines: readonly (Uint8Array | 'end')[]): Promise<CardLink> {
  server = await FakeServer.start(...lines);
  const socket = connect(server.port, '127.0.0.1');
  const link = new CardLink(socket, 'the place', 100);
  await once(socket, 'connect');
  return link;
}

test('answers belong to questions in their order, however they arrive', async () => {
  const all = Buffer.concat(ANSWERS);
  for (let cut = 1; cut < all.length; cut++) {
    const link = await linkTo(EMPTY, all.subarray(0, cut), all.subarray(cut));
    const asked = [1, 2, 3].map(() => link.request(KIND.TRANSMIT, fromHex('00B00000'), KIND.ANSWER));
    setTimeout(
      () => void link.request(KIND.POWER_OFF, undefined, KIND.POWERED_OFF).catch(() => undefined),
      5,
    );
    expect((await Promise.all(asked)).map((answer) => toHex(answer))).toEqual(['01', '02', '03']);
    link.end();
    await server.stop();
  }
  server = await FakeServer.start();
});

test('an error answers one question only', async () => {
  const link = await linkTo(
    EMPTY,
    Buffer.concat([encodeError({ code: 'NO_CARD', message: 'empty' }), ANSWERS[0]!]),
  );
  const asked = [1, 2].map(() => link.request(KIND.TRANSMIT, fromHex('00B00000'), KIND.ANSWER));
  const [first, second] = await Promise.allSettled(asked);
  expect(first).toMatchObject({ status: 'rejected', reason: { code: 'NO_CARD' } });
  expect(second).toMatchObject({ status: 'fulfilled' });
  link.end();
});

test.each([
  ['another kind', encodeMessage(KIND.WELCOME), /not the protocol/],
  ['no message', fromHex('FFFFFFFF'), /not the protocol/],
  [
    'an error without a question before it',
    Buffer.concat([ANSWERS[0]!, encodeError({ code: 'BUSY', message: 'x' })]),
    /BUSY/,
  ],
])('%s breaks the link', async (_what, bytes, message) => {
  const link = await linkTo(EMPTY, bytes);
  await link.request(KIND.TRANSMIT, fromHex('00B00000'), KIND.ANSWER).catch(() => undefined);
  await expect(link.request(KIND.TRANSMIT, fromHex('00B00000'), KIND.ANSWER)).rejects.toMatchObject({
    code: 'LINK_FAILED',
    message: expect.stringMatching(message),
  });
});

test('silence breaks the link for all that wait', async () => {
  const link = await linkTo();
  const asked = [1, 2].map(() => link.request(KIND.TRANSMIT, fromHex('00B00000'), KIND.ANSWER));
  for (const outcome of await Promise.allSettled(asked)) {
    expect(outcome).toMatchObject({ reason: { message: expect.stringContaining('no answer within 0.1 s') } });
  }
});

test('after the end nothing is asked', async () => {
  const link = await linkTo();
  link.end();
  await expect(link.request(KIND.TRANSMIT, fromHex('00B00000'), KIND.ANSWER)).rejects.toMatchObject({
    code: 'LINK_FAILED',
  });
});
