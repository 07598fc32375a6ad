import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { conversation, converse, type Exchange } from '../../support/conversation.js';
import { AID } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { constantRandom } from '../../support/random.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const R = '1122334455667788';
const random = constantRandom(R);
const allowed: Exchange[] = [
  ['select SSSE', '9000'],
  ['auth SSSE.PUK', '9000'],
];
const LOCKED: Exchange[] = [5, 4, 3, 2, 1, 0].map((left) => ['verify 111111', `63C${left}`]);

describe('worked examples, generation 3', () => {
  conversation(
    'RELOAD of 975318',
    [
      ...allowed,
      ['0084000008', `${R}9000`],
      ['84240001146E769AC57D57BE85617CDB50EDFA2E0CF18D4969', '9000'],
      ['verify 975318', '9000'],
    ],
    { random },
  );
  conversation(
    'UNBLOCK',
    [
      ['select SSSE', '9000'],
      ...LOCKED,
      ['auth SSSE.PUK', '9000'],
      ['0084000008', `${R}9000`],
      ['8424000004CC43B04F', '9000'],
      ['verify', '9000'],
    ],
    { random },
  );
});

describe('UNBLOCK', () => {
  conversation('gives all tries back and keeps the PIN', [
    ['select SSSE', '9000'],
    ...LOCKED,
    ['verify', '6983'],
    ['auth SSSE.PUK', '9000'],
    ['unblock', '9000'],
    ['tries', '63C6'],
    ['verify', '9000'],
  ]);
  conversation('does not verify the PIN', [...allowed, ['unblock', '9000'], ['tries', '63C6']]);
});

describe('RELOAD', () => {
  for (const digits of ['1234', '12345', '123456', '12345678901', '123456789012']) {
    conversation(`sets PIN and counter: ${digits}`, [
      ['select SSSE', '9000'],
      ...LOCKED,
      ['auth SSSE.PUK', '9000'],
      [`reload ${digits}`, '9000'],
      ['tries', '63C6'],
      ['verify', '63C5'],
      [`verify ${digits}`, '9000'],
      ['off', ''],
      ['reset', '..0001'],
      ['select SSSE', '9000'],
      [`verify ${digits}`, '9000'],
    ]);
  }

  // Count of bytes, BCD, 80 00...: a block that is not so was not enciphered by the issuer's machine.
  const blocks = {
    'count 0': '0080000000000000',
    'count 1': '0112800000000000',
    'count 7': '0712345678901234',
    'count FF': 'FF97531880000000',
    'no padding': '0397531800000000',
    'padding followed by something': '0397531880000001',
    'three digits': '02123F8000000000',
    'no digits': '03AABBCC80000000',
    'a fill inside': '031F345680000000',
    'the plain PIN': '9753180000000000',
  };
  for (const [title, block] of Object.entries(blocks)) {
    it(`a block with ${title}: 6A80, PIN and counter stay`, () => {
      const terminal = new Terminal(freshCard());
      converse(terminal, [...allowed, ['verify 111111', '63C5']]);
      expect(terminal.send(terminal.reload(terminal.challenge(), `${block}0000000000000000`))).toBe('6A80');
      converse(terminal, [
        ['tries', '63C5'],
        ['verify', '9000'],
      ]);
    });
  }
});

describe.each(['unblock', 'reload 975318'])('%s', (command) => {
  conversation('needs the PUK right: 6982, whatever else is shown', [
    ['select SSSE', '9000'],
    [command, '6982'],
    ['verify', '9000'],
    ['auth SSSE.UK', '9000'],
    ['auth SSSE.RK', '9000'],
    ['auth SSSE.MK', '9000'],
    [command, '6982'],
    ['auth SSSE.PUK', '9000'],
    [command, '9000'],
  ]);
  conversation('works in a DF and after a new SELECT of SSSE', [
    ...allowed,
    ['select SSSE', '9000'],
    [command, '9000'],
    ['select DF01', '9000'],
    [command, '9000'],
  ]);
  conversation('not in the MF, where there is no PIN', [[command, '6A88']]);
  conversation('contact only', [['contactless', '..0001'], ...allowed, [command, '6982']]);
  conversation('a wrong MAC: 6988, nothing changed, and the challenge is used up', [
    ...allowed,
    ['verify 111111', '63C5'],
    [`${command === 'unblock' ? 'unblock' : command} wrong`, '6988'],
    ['tries', '63C5'],
    ['verify', '9000'],
  ]);

  it('a challenge serves once: the same command again is 6984', () => {
    const terminal = new Terminal(freshCard());
    converse(terminal, allowed);
    const challenge = terminal.challenge();
    const right = terminal.pinReset(challenge, command.split(' ')[1]);
    expect(terminal.send(right.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')))).toBe('6988');
    expect(terminal.send(right)).toBe('6984');
    const again = terminal.pinReset(terminal.challenge(), command.split(' ')[1]);
    expect([terminal.send(again), terminal.send(again)]).toEqual(['9000', '6984']);
  });

  it('a challenge of 4 or 16 bytes does not count', () => {
    for (const length of ['04', '10']) {
      const terminal = new Terminal(freshCard());
      converse(terminal, allowed);
      const challenge = bytes(terminal.send(`00840000${length}`).slice(0, -4));
      expect(terminal.send(terminal.pinReset(challenge, command.split(' ')[1]))).toBe('6984');
    }
  });
});

describe('format', () => {
  conversation('P1 P2 0000 or 0001; MAC alone, or block and MAC', [
    ...allowed,
    ['8424010004 00000000', '6A86'],
    ['8424000204 00000000', '6A86'],
    ['84240000', '6700'],
    ['8424000003 000000', '6700'],
    ['8424000005 0000000000', '6700'],
    ['8424000104 00000000', '6700'],
    ['842400010C 000000000000000000000000', '6700'],
    [`8424000113 ${'00'.repeat(0x13)}`, '6700'],
    [`8424000115 ${'00'.repeat(0x15)}`, '6700'],
    ['0024000004 00000000', '6E00'],
    ['8024000004 00000000', '6E00'],
    ['8424000004 00000000', '6984'],
  ]);
});

describe('a refusal before the MAC', () => {
  it('for a missing right uses the challenge up too', () => {
    const card = createCard();
    const send = (command: string): string => hex(card.transmit(bytes(command)));
    send(`00A404000F${AID.SSSE}`);
    send('0084000008');
    expect(send('8424000004AABBCCDD')).toBe('6982');
    expect(send(`0082000A10${'00'.repeat(16)}`)).toBe('6984');
  });

  it('for a wrong length does not', () => {
    const card = createCard();
    const send = (command: string): string => hex(card.transmit(bytes(command)));
    send(`00A404000F${AID.SSSE}`);
    send('0084000008');
    expect(send('8424000001AA')).toBe('6700');
    expect(send(`0082000A10${'00'.repeat(16)}`)).toBe('63C2');
  });
});
