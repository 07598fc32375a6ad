import { describe, expect, it } from 'vitest';
import { conversation, converse, type Exchange, ON_BOTH_INTERFACES } from '../../support/conversation.js';
import { filled, hexByte } from '../../support/hex.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const wrong: Exchange[] = [5, 4, 3, 2, 1, 0].map((left) => ['verify 111111', `63C${left}`]);

describe.each(ON_BOTH_INTERFACES)('VERIFY, %s', (cardInterface) => {
  const options = { interface: cardInterface };

  conversation(
    'right: 9000; asked without data: 9000 from then on, and no try is spent',
    [
      ['select SSSE', '9000'],
      ['00200000', '63C6'],
      ['0020000000', '63C6'],
      ['0020000003 246813', '9000'],
      ['00200000', '9000'],
      ['0020000000', '9000'],
    ],
    options,
  );

  conversation(
    'six wrong entries lock it: 63C5 to 63C0, then 6983 even for the right one',
    [
      ['select SSSE', '9000'],
      ...wrong,
      ['verify 111111', '6983'],
      ['verify', '6983'],
      ['tries', '6983'],
      ['tries', '6983'],
    ],
    options,
  );

  conversation(
    'the right one gives all tries back',
    [
      ['select SSSE', '9000'],
      ...wrong.slice(0, 5),
      ['tries', '63C1'],
      ['verify', '9000'],
      ['reset', '..0001'],
      ['select SSSE', '9000'],
      ['tries', '63C6'],
      ...wrong,
    ],
    options,
  );

  conversation(
    'a wrong one drops the right',
    [
      ['select SSSE', '9000'],
      ['verify', '9000'],
      ['verify 111111', '63C5'],
      ['tries', '63C5'],
      ['select DF01', '9000'],
      ['00B2012C00', '6982'],
    ],
    options,
  );

  conversation(
    'a wrong one drops no other right',
    [
      ['select SSSE', '9000'],
      ['auth SSSE.RK', '9000'],
      ['verify 111111', '63C5'],
      ['00B2013414', '..9000'],
    ],
    options,
  );

  conversation(
    'the counter survives reset, power-off, another interface and another directory',
    [
      ['select SSSE', '9000'],
      ['verify 111111', '63C5'],
      ['warm', '..0001'],
      ['select SSSE', '9000'],
      ['verify 111111', '63C4'],
      ['off', ''],
      ['contactless', '..0001'],
      ['select SSSE', '9000'],
      ['select DF01', '9000'],
      ['tries', '63C4'],
      ['verify 111111', '63C3'],
      ['contact', '..0001'],
      ['select SSSE', '9000'],
      ['tries', '63C3'],
    ],
    options,
  );
});

describe('lengths', () => {
  it('every Lc from 0 to 255: 2 to 6 are compared, all others 6700 without a try', () => {
    const terminal = new Terminal(freshCard());
    for (let count = 1; count <= 255; count++) {
      const compared = count >= 2 && count <= 6;
      converse(terminal, [
        ['reset', '..0001'],
        ['select SSSE', '9000'],
        [`00200000${hexByte(count)}${filled(count, '11')}`, compared ? '63C5' : '6700'],
        ['tries', compared ? '63C5' : '63C6'],
        ['verify', '9000'],
      ]);
    }
  });

  conversation('a PIN that only begins or ends like the right one is wrong', [
    ['select SSSE', '9000'],
    ['0020000002 2468', '63C5'],
    ['0020000004 246813FF', '63C4'],
    ['0020000004 24681300', '63C3'],
    ['0020000003 246814', '63C2'],
    ['0020000003 346813', '63C1'],
    ['0020000003 246813', '9000'],
  ]);
  conversation(
    'extended Lc on T=1',
    [
      ['select SSSE', '9000'],
      ['00200000000003 246813', '9000'],
      [`0020000000FFFF${filled(65_535, '11')}`, '6700'],
      ['00200000000007 24681324681324', '6700'],
      ['tries', '9000'],
    ],
    { protocol: 'T=1' },
  );
});

describe('parameters', () => {
  conversation('P1 is 00; P2 is 00, any other PIN is 6A88; no try is spent', [
    ['select SSSE', '9000'],
    ['0020010003 111111', '6A86'],
    ['00200001 03 111111', '6A88'],
    ['0020008103 111111', '6A88'],
    ['00200080', '6A88'],
    ['tries', '63C6'],
  ]);
  conversation('the MF has no PIN', [
    ['0020000003 246813', '6A88'],
    ['00200000', '6A88'],
  ]);
});

describe('the PIN never leaves the card', () => {
  it('not in any answer to VERIFY', () => {
    const terminal = new Terminal(freshCard());
    terminal.say('select SSSE');
    expect([terminal.say('verify'), terminal.say('tries'), terminal.send('0020000003 246813 00')]).toEqual([
      '9000',
      '9000',
      '9000',
    ]);
  });
});
