import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { withRightLength } from '../../../../apdu/transport/wrappers/right-length.js';
import { conversation } from '../../scripted-card.js';
import { describeTransport } from '../../transport.case.js';

describeTransport({
  name: 'withRightLength',
  connect: async (card) => withRightLength(connectInProcess(card)),
});

type Exchanges = [command: string, answer: string][];

test.each<[title: string, exchanges: Exchanges, answer: string]>([
  [
    'repeats with the length named',
    [
      ['00B2010400', '6C03'],
      ['00B2010403', '0101AA9000'],
    ],
    '0101AA9000',
  ],
  [
    '6C00 means 256',
    [
      ['00B0000010', '6C00'],
      ['00B0000000', `${'5A'.repeat(256)}9000`],
    ],
    `${'5A'.repeat(256)}9000`,
  ],
  [
    '6CFF means 255',
    [
      ['00B0000010', '6CFF'],
      ['00B00000FF', '9000'],
    ],
    '9000',
  ],
  [
    'keeps the data of a case 4 command',
    [
      ['0088000002AABB08', '6C04'],
      ['0088000002AABB04', '010203049000'],
    ],
    '010203049000',
  ],
  [
    'adds Le where there was none, after the data',
    [
      ['0088000002AABB', '6C08'],
      ['0088000002AABB08', '9000'],
    ],
    '9000',
  ],
  [
    'adds Le to a bare header',
    [
      ['00840000', '6C08'],
      ['0084000008', '9000'],
    ],
    '9000',
  ],
  [
    'keeps the extended form',
    [
      ['00B00000000200', '6C10'],
      ['00B00000000010', '9000'],
    ],
    '9000',
  ],
  [
    'asks once only',
    [
      ['00B2010400', '6C03'],
      ['00B2010403', '6C04'],
    ],
    '6C04',
  ],
  ['leaves other answers alone', [['00B2010400', '6A83']], '6A83'],
  ['leaves an answer with data alone', [['00B2010400', 'AA6C03']], 'AA6C03'],
  ['leaves bytes that are no command alone', [['00B201040203', '6C03']], '6C03'],
])('%s', async (_title, exchanges, answer) => {
  const card = conversation(...exchanges);
  const transport = withRightLength(connectInProcess(card));
  expect(toHex(await transport.transmit(fromHex(exchanges[0]![0])))).toBe(answer);
  expect(card.commands).toEqual(exchanges.map(([command]) => command));
});
