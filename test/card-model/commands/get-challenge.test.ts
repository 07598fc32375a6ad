import { describe, expect, it } from 'vitest';
import { conversation, converse, type Exchange, ON_BOTH_INTERFACES } from '../../support/conversation.js';
import { hexByte } from '../../support/hex.js';
import { constantRandom } from '../../support/random.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const R = '1122334455667788';
const random = constantRandom(R);

describe.each(ON_BOTH_INTERFACES)('lengths, %s', (cardInterface) => {
  conversation(
    'Le 04, 08, 10, and 00 for 8',
    [
      ['0084000004', '11223344 9000'],
      ['0084000008', `${R} 9000`],
      ['0084000010', `${R}${R} 9000`],
      ['0084000000', `${R} 9000`],
    ],
    { random, interface: cardInterface },
  );

  conversation(
    'all others are 6700',
    [
      ['00840000', '6700'],
      ['0084000001 00', '6700'],
      ['0084000001 0008', '6700'],
      ...Array.from({ length: 256 }, (_, le) => le)
        .filter((le) => ![0, 4, 8, 16].includes(le))
        .map((le): Exchange => [`00840000${hexByte(le)}`, '6700']),
    ],
    { random, interface: cardInterface },
  );
});

describe('parameters', () => {
  conversation('P1 P2 are 0000', [
    ['0084010008', '6A86'],
    ['0084000108', '6A86'],
    ['00840A0003', '6700'],
  ]);
});

describe('extended Le', () => {
  conversation(
    'the same lengths',
    [
      ['00840000000004', '..9000'],
      ['00840000000000', `${R} 9000`],
      ['00840000000009', '6700'],
      ['00840000000100', '6700'],
    ],
    { random, protocol: 'T=1' },
  );
});

it('works in every directory, before any SELECT too', () => {
  const terminal = new Terminal(freshCard({ random }));
  for (const label of ['MF', 'SSSE', 'DF01', 'DF07']) {
    converse(terminal, [
      [`select ${label}`, '9000'],
      ['0084000008', `${R} 9000`],
    ]);
  }
});

it('two challenges differ', () => {
  const terminal = new Terminal(freshCard());
  expect(terminal.send('0084000008')).not.toBe(terminal.send('0084000008'));
});
