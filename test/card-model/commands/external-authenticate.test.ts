import { describe, expect, it } from 'vitest';
import { conversation, converse, type Exchange, ON_BOTH_INTERFACES } from '../../support/conversation.js';
import { AID, authenticationKeys, type DirectoryLabel, keyData } from '../../support/demonstration.js';
import { filled, hexByte } from '../../support/hex.js';
import { constantRandom } from '../../support/random.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const R = '1122334455667788';
const D = 'A1A2A3A4A5A6A7A8';
const random = constantRandom(R);
const RIGHT = `0082000A10 954DC29564E31DDF ${D}`;
const challengeTold: Exchange = ['0084000008', `${R}9000`];

describe.each(ON_BOTH_INTERFACES)('worked example, generation 3, %s', (cardInterface) => {
  conversation(
    'the RK of SSSE, with and without version byte',
    [
      ['select SSSE', '9000'],
      challengeTold,
      [RIGHT, '9000'],
      challengeTold,
      [`0082000A11 954DC29564E31DDF ${D} 01`, '9000'],
      ['00B2013414', '..9000'],
    ],
    { random, interface: cardInterface },
  );
});

describe('the challenge', () => {
  conversation(
    'serves one use: none left is 6984 and costs no try',
    [
      ['select SSSE', '9000'],
      [RIGHT, '6984'],
      challengeTold,
      [RIGHT, '9000'],
      [RIGHT, '6984'],
      [RIGHT, '6984'],
      ['auth SSSE.RK wrong', '63C2'],
    ],
    { random },
  );
  conversation(
    'is used up by a wrong cryptogram too',
    [['select SSSE', '9000'], challengeTold, [`0082000A10 ${filled(16, '00')}`, '63C2'], [RIGHT, '6984']],
    { random },
  );
  conversation(
    'of 4 or 16 bytes does not count and does not replace one that does',
    [
      ['select SSSE', '9000'],
      ['0084000004', '..9000'],
      [RIGHT, '6984'],
      ['0084000010', '..9000'],
      [RIGHT, '6984'],
      challengeTold,
      ['0084000004', '..9000'],
      ['0084000010', '..9000'],
      [RIGHT, '9000'],
    ],
    { random },
  );
  conversation(
    'outlives SELECT, reading, VERIFY, INTERNAL AUTHENTICATE and refusals',
    [
      challengeTold,
      ['select SSSE', '9000'],
      ['select DF01', '9000'],
      ['select SSSE', '9000'],
      ['00A4020C02EF99', '6A82'],
      ['00B2022C03', '020133 9000'],
      ['00B2013414', '6982'],
      ['verify 111111', '63C5'],
      [`0088000010${filled(16, '11')}08`, '..9000'],
      ['00FF0000', '6D00'],
      [RIGHT, '9000'],
    ],
    { random },
  );
  for (const end of ['warm', 'off', 'contactless']) {
    conversation(
      `does not outlive: ${end}`,
      [
        ['select SSSE', '9000'],
        challengeTold,
        [end, end === 'off' ? '' : '..0001'],
        ['reset', '..0001'],
        ['select SSSE', '9000'],
        [RIGHT, '6984'],
      ],
      { random },
    );
  }
  it('the last one counts', () => {
    const terminal = new Terminal(freshCard());
    terminal.say('select SSSE');
    const early = terminal.challenge();
    terminal.challenge();
    expect(terminal.send(terminal.authentication('SSSE.RK', early))).toBe('63C2');
  });
});

describe('an unknown key or version', () => {
  conversation(
    '6A88 spends neither try nor challenge',
    [
      ['select SSSE', '9000'],
      challengeTold,
      [`0082000B10 ${filled(16, '00')}`, '6A88'],
      [`0082000110 ${filled(16, '00')}`, '6A88'],
      [`0082000210 ${filled(16, '00')}`, '6A88'],
      [`0082008110 ${filled(16, '00')}`, '6A88'],
      [`0082000A11 ${filled(16, '00')} 00`, '6A88'],
      [`0082000A11 ${filled(16, '00')} 02`, '6A88'],
      [`0082000A11 954DC29564E31DDF ${D} FF`, '6A88'],
      [RIGHT, '9000'],
      ['auth SSSE.RK wrong', '63C2'],
    ],
    { random },
  );
  conversation(
    'references name keys of the current directory only',
    [
      ['0082000A10 00000000000000000000000000000000', '6A88'],
      ['select SSSE', '9000'],
      ['select DF01', '9000'],
      challengeTold,
      [RIGHT, '6A88'],
      ['auth DF01.RK', '9000'],
    ],
    { random },
  );
});

describe('tries', () => {
  conversation('three wrong cryptograms block the key for good, and no other', [
    ['select SSSE', '9000'],
    ['auth SSSE.RK wrong', '63C2'],
    ['auth SSSE.RK wrong', '63C1'],
    ['off', ''],
    ['reset', '..0001'],
    ['select SSSE', '9000'],
    ['auth SSSE.RK wrong', '63C0'],
    ['auth SSSE.RK', '6983'],
    ['contactless', '..0001'],
    ['select SSSE', '9000'],
    ['auth SSSE.RK', '6983'],
    ['auth SSSE.RK wrong', '6983'],
    ['auth SSSE.UK', '9000'],
    ['verify', '9000'],
  ]);
  conversation('a right one gives them back', [
    ['select SSSE', '9000'],
    ['auth SSSE.RK wrong', '63C2'],
    ['auth SSSE.RK wrong', '63C1'],
    ['auth SSSE.RK', '9000'],
    ['auth SSSE.RK wrong', '63C2'],
  ]);
  conversation('a wrong one drops the right of that key alone', [
    ['select SSSE', '9000'],
    ['auth SSSE.RK', '9000'],
    ['auth SSSE.UK', '9000'],
    ['auth SSSE.UK wrong', '63C2'],
    ['00B2013414', '..9000'],
    ['00DC052C06 0504 20270101', '6982'],
    ['auth SSSE.RK wrong', '63C2'],
    ['00B2013414', '6982'],
  ]);
  conversation(
    'any wrong byte of cryptogram or data is enough',
    [
      ['select SSSE', '9000'],
      challengeTold,
      [`0082000A10 954DC29564E31DDE ${D}`, '63C2'],
      challengeTold,
      [`0082000A10 954DC29564E31DDF A1A2A3A4A5A6A7A9`, '63C1'],
      challengeTold,
      [RIGHT, '9000'],
    ],
    { random },
  );
});

describe('format', () => {
  it('every Lc: 10 and 11 alone', () => {
    const terminal = new Terminal(freshCard({ random }));
    converse(terminal, [
      ['select SSSE', '9000'],
      ['0082000A', '6700'],
      ['0082000A00', '6700'],
    ]);
    for (let count = 1; count < 256; count++) {
      const answer = terminal.send(`0082000A${hexByte(count)}${filled(count, '00')}`);
      expect(answer, `Lc ${count}`).toBe(count === 16 ? '6984' : count === 17 ? '6A88' : '6700');
    }
  });
  conversation('P1 is 00', [
    ['select SSSE', '9000'],
    [`0082010A10 ${filled(16, '00')}`, '6A86'],
  ]);
  conversation(
    'extended Lc on T=1',
    [
      ['select SSSE', '9000'],
      challengeTold,
      [`0082000A000010 954DC29564E31DDF ${D}`, '9000'],
      [`0082000A00FFFF ${filled(65_535, '00')}`, '6700'],
    ],
    { random, protocol: 'T=1' },
  );
});

describe('every key of the demonstration card that authenticates', () => {
  const cases = (Object.keys(AID) as DirectoryLabel[]).flatMap((label) =>
    authenticationKeys(label).map((name) => [label, name] as const),
  );

  it.each(cases)('%s: %s, with Lc 10 and 11', (label, name) => {
    const terminal = new Terminal(freshCard());
    converse(terminal, [
      ['select SSSE', '9000'],
      [`select ${label}`, '9000'],
      [`auth ${name}`, '9000'],
      [`auth ${name} wrong`, '63C2'],
    ]);
    expect(terminal.send(terminal.authentication(name, terminal.challenge(), '01'))).toBe('9000');
  });

  it('MF.MK in the MF', () => {
    converse(new Terminal(freshCard()), [['auth MF.MK', '9000']]);
  });

  it('keys of other use do not: 6A88', () => {
    for (const [label, name] of [
      ['SSSE', 'SSSE.BK'],
      ['SSSE', 'SSSE.LK'],
      ['SSSE', 'SSSE.PIN_RELOAD'],
      ['DF01', 'DF01.LK'],
      ['DF04', 'DF04.DPK'],
      ['DF04', 'DF04.DTK'],
    ]) {
      const terminal = new Terminal(freshCard());
      terminal.say(`select ${label}`);
      expect(terminal.send(`008200${hexByte(keyData(name!).reference)}10${filled(16, '00')}`), name).toBe(
        '6A88',
      );
    }
  });
});
