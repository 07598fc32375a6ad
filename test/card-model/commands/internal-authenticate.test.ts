import { describe, expect, it } from 'vitest';
import { conversation, converse, ON_BOTH_INTERFACES } from '../../support/conversation.js';
import { cardKey } from '../../support/demonstration.js';
import { bytes, filled, hexByte } from '../../support/hex.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const F = '0102030405060708';
const D = 'A1A2A3A4A5A6A7A8';

describe.each(ON_BOTH_INTERFACES)('worked example, generation 3, %s', (cardInterface) => {
  conversation(
    'the cryptogram of D under the IRK and factor F, as often as one asks, without any right',
    [
      ['select SSSE', '9000'],
      [`0088000010 ${F} ${D} 08`, '88CD25678515C468 9000'],
      [`0088000010 ${F} ${D} 00`, '88CD25678515C468 9000'],
    ],
    { interface: cardInterface },
  );
});

describe('INTERNAL AUTHENTICATE', () => {
  conversation('T=0 without Le: 6108', [
    ['select SSSE', '9000'],
    [`0088000010 ${F} ${D}`, '6108'],
    ['00C0000008', '88CD25678515C468 9000'],
  ]);
  conversation('needs no challenge and uses none', [
    ['select SSSE', '9000'],
    ['0084000008', '..9000'],
    [`0088000010 ${F} ${D} 08`, '88CD25678515C468 9000'],
    [`0082000A10 ${filled(16, '00')}`, '63C2'],
  ]);
  conversation('P1 is 00; P2 names the IRK: others are 6A88, also where there is none', [
    [`0088000010 ${F} ${D}`, '6A88'],
    ['select SSSE', '9000'],
    [`0088010010 ${F} ${D}`, '6A86'],
    [`0088000110 ${F} ${D}`, '6A88'],
    [`0088000A10 ${F} ${D}`, '6A88'],
    ['select DF01', '9000'],
    [`0088000010 ${F} ${D}`, '6A88'],
  ]);

  it('Lc is 10 and nothing else', () => {
    const terminal = new Terminal(freshCard());
    converse(terminal, [
      ['select SSSE', '9000'],
      ['00880000', '6700'],
      ['0088000008', '6700'],
    ]);
    for (let count = 1; count < 256; count++) {
      const answer = terminal.send(`00880000${hexByte(count)}${filled(count, '11')}`);
      expect(answer, `Lc ${count}`).toBe(count === 16 ? '6108' : '6700');
    }
  });

  it('agrees with the reckoning of the conventions for other factors and data', () => {
    const terminal = new Terminal(freshCard());
    terminal.say('select SSSE');
    for (const byte of ['00', '5A', 'FF']) {
      const expected = terminal.cryptogram(cardKey('SSSE.IRK'), bytes(filled(8, byte)), F);
      expect(terminal.send(`0088000010${filled(8, byte)}${F}08`)).toBe(`${expected}9000`);
    }
  });
});
