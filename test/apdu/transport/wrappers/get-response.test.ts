import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import type { Transport } from '../../../../apdu/transport/transport.js';
import { withGetResponse } from '../../../../apdu/transport/wrappers/get-response.js';
import { withRightLength } from '../../../../apdu/transport/wrappers/right-length.js';
import { conversation, ScriptedCard } from '../../scripted-card.js';
import { describeTransport } from '../../transport.case.js';

describeTransport({
  name: 'withGetResponse',
  connect: async (card) => withGetResponse(connectInProcess(card)),
});

type Exchanges = [command: string, answer: string][];
const bytes = (count: number) => '5A'.repeat(count);

async function expectConversation(
  exchanges: Exchanges,
  answer: string,
  wrap: (inner: Transport) => Transport,
) {
  const card = conversation(...exchanges);
  expect(toHex(await wrap(connectInProcess(card)).transmit(fromHex(exchanges[0]![0])))).toBe(answer);
  expect(card.commands).toEqual(exchanges.map(([command]) => command));
}

test.each<[title: string, exchanges: Exchanges, answer: string]>([
  [
    'fetches what waits',
    [
      ['00A40000023F00', '6103'],
      ['00C0000003', 'AABBCC9000'],
    ],
    'AABBCC9000',
  ],
  [
    '6100 means 256',
    [
      ['00A40000', '6100'],
      ['00C0000000', `${bytes(256)}9000`],
    ],
    `${bytes(256)}9000`,
  ],
  [
    '61FF means 255',
    [
      ['00A40000', '61FF'],
      ['00C00000FF', `${bytes(255)}9000`],
    ],
    `${bytes(255)}9000`,
  ],
  [
    'joins several parts',
    [
      ['00CA0000', '6100'],
      ['00C0000000', `${bytes(256)}6101`],
      ['00C0000001', '019000'],
    ],
    `${bytes(256)}019000`,
  ],
  [
    'keeps data that came with 61xx',
    [
      ['00CA000001', 'AA6101'],
      ['00C0000001', 'BB9000'],
    ],
    'AABB9000',
  ],
  [
    'keeps the channel',
    [
      ['01A40000', '6101'],
      ['01C0000001', 'AA9000'],
    ],
    'AA9000',
  ],
  [
    'keeps a further channel',
    [
      ['43A40000', '6101'],
      ['43C0000001', 'AA9000'],
    ],
    'AA9000',
  ],
  [
    'keeps secure messaging',
    [
      ['0CA40000', '6101'],
      ['0CC0000001', 'AA9000'],
    ],
    'AA9000',
  ],
  [
    'clears the chaining bit',
    [
      ['10A40000', '6101'],
      ['00C0000001', 'AA9000'],
    ],
    'AA9000',
  ],
  [
    'keeps a proprietary class',
    [
      ['80FA0000', '6108'],
      ['80C0000008', `${bytes(8)}9000`],
    ],
    `${bytes(8)}9000`,
  ],
  [
    'takes 00 when the card knows no GET RESPONSE of its own class',
    [
      ['80FA0000', '6108'],
      ['80C0000008', '6E00'],
      ['00C0000008', `${bytes(8)}9000`],
    ],
    `${bytes(8)}9000`,
  ],
  [
    'and gives up when it knows none at all',
    [
      ['80FA0000', '6108'],
      ['80C0000008', '6D00'],
      ['00C0000008', '6D00'],
    ],
    '6D00',
  ],
  [
    'gives the last status word with what was collected',
    [
      ['00CA0000', '6102'],
      ['00C0000002', 'AABB6282'],
    ],
    'AABB6282',
  ],
  [
    'gives a refusal of GET RESPONSE',
    [
      ['00CA0000', '6102'],
      ['00C0000002', '6985'],
    ],
    '6985',
  ],
  ['leaves other answers alone', [['00A40000', 'AA9000']], 'AA9000'],
  [
    'a 6Cxx to GET RESPONSE repeats GET RESPONSE',
    [
      ['80FA000001AA', '6108'],
      ['80C0000008', '6C04'],
      ['80C0000004', '010203049000'],
    ],
    '010203049000',
  ],
  [
    'a 6C00 to GET RESPONSE means 256',
    [
      ['00A40000', '6108'],
      ['00C0000008', '6C00'],
      ['00C0000000', '9000'],
    ],
    '9000',
  ],
])('%s', (_title, exchanges, answer) => expectConversation(exchanges, answer, withGetResponse));

describe('beside withRightLength, in either order', () => {
  const exchanges: Exchanges = [
    ['00B2010410', '6C04'],
    ['00B2010404', '6104'],
    ['00C0000004', '6C02'],
    ['00C0000002', 'AABB9000'],
  ];
  test.each([
    ['outside', (inner: Transport) => withGetResponse(withRightLength(inner))],
    ['inside', (inner: Transport) => withRightLength(withGetResponse(inner))],
  ])('%s, the command is never repeated after 61xx', (_title, wrap) =>
    expectConversation(exchanges, 'AABB9000', wrap),
  );
});

describe('a card without end', () => {
  test.each(['6100', '6101', `${bytes(256)}6100`])(
    'that always answers %s is a fault, not a hang',
    async (answer) => {
      const card = new ScriptedCard(() => answer);
      const transport = withGetResponse(connectInProcess(card));
      await expect(transport.transmit(fromHex('00CA0000'))).rejects.toMatchObject({ code: 'CARD_ENDLESS' });
      expect(card.commands.length).toBeLessThan(1100);
    },
  );

  test('65536 bytes in 256 parts still arrive', async () => {
    let left = 256;
    const card = new ScriptedCard((command) => {
      if (!command.startsWith('00C0')) return '6100';
      left--;
      return `${bytes(256)}${left === 0 ? '9000' : '6100'}`;
    });
    const answer = await withGetResponse(connectInProcess(card)).transmit(fromHex('00CA0000'));
    expect(answer.length).toBe(65_538);
  });
});
