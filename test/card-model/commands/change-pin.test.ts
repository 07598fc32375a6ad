import { describe } from 'vitest';
import { conversation, type Exchange } from '../../support/conversation.js';
import { filled } from '../../support/hex.js';

const afterReset: Exchange[] = [
  ['reset', '..0001'],
  ['select SSSE', '9000'],
];

describe('CHANGE PIN', () => {
  conversation('the new PIN holds from now on, also without power', [
    ['select SSSE', '9000'],
    ['805E010007 246813 FF 975318', '9000'],
    ['off', ''],
    ...afterReset,
    ['verify 246813', '63C5'],
    ['verify 975318', '9000'],
  ]);
  conversation('the new one may equal the old', [
    ['select SSSE', '9000'],
    ['change 246813 246813', '9000'],
    ['verify', '9000'],
  ]);
  for (const digits of [
    '1234',
    '12345',
    '123456',
    '1234567',
    '12345678',
    '12345678901',
    '123456789012',
    '0000',
  ]) {
    conversation(`4 to 12 digits: ${digits}, and back`, [
      ['select SSSE', '9000'],
      [`change 246813 ${digits}`, '9000'],
      [`verify ${digits}`, '9000'],
      [`change ${digits} 246813`, '9000'],
      ['verify', '9000'],
    ]);
  }

  conversation('a wrong old PIN spends a try, changes nothing, drops the right; then it is locked', [
    ['select SSSE', '9000'],
    ['verify', '9000'],
    ['change 111111 975318', '63C5'],
    ['tries', '63C5'],
    ['verify 111111', '63C4'],
    ['change 111111 975318', '63C3'],
    ['change 111111 975318', '63C2'],
    ['change 111111 975318', '63C1'],
    ['change 111111 975318', '63C0'],
    ['change 246813 975318', '6983'],
    ['verify', '6983'],
  ]);
  conversation('the right old PIN gives all tries back', [
    ['select SSSE', '9000'],
    ['change 111111 975318', '63C5'],
    ['change 246813 975318', '9000'],
    ['tries', '63C6'],
  ]);
  conversation('it is no VERIFY', [
    ['select SSSE', '9000'],
    ['change 246813 975318', '9000'],
    ['tries', '63C6'],
  ]);
  conversation('in a DF it is the same PIN', [
    ['select SSSE', '9000'],
    ['select DF03', '9000'],
    ['change 246813 975318', '9000'],
    ['select SSSE', '9000'],
    ['verify 975318', '9000'],
  ]);
  conversation('contact only', [
    ['contactless', '..0001'],
    ['select SSSE', '9000'],
    ['change 246813 975318', '6982'],
    ['change 111111 975318', '6982'],
    ['tries', '63C6'],
  ]);
});

describe('format: no try is spent', () => {
  const cases: Exchange[] = [
    ['805E0100', '6700'],
    ['805E010000', '6700'],
    ['805E010004 1234FF56', '6700'],
    [`805E01000E ${filled(6, '12')}FF${filled(7, '12')}`, '6700'],
    [`805E0100FF ${filled(255, '11')}`, '6700'],
    ['805E000007 246813FF975318', '6A86'],
    ['805E010107 246813FF975318', '6A86'],
    ['805E010007 24681300975318', '6A80'],
    ['805E010007 FF246813975318', '6A80'],
    ['805E010007 246813975318FF', '6A80'],
    ['805E010007 24FF6813975318', '6A80'],
    [`805E01000B ${filled(7, '12')}FF${filled(3, '12')}`, '6A80'],
    ['805E010005 246813FF12', '6A80'],
    ['805E010005 12FF246813', '6A80'],
    ['805E010006 246813FF123F', '6A80'],
    ['805E010007 246813FF97531A', '6A80'],
    ['805E010007 246813FFF75318', '6A80'],
    ['805E010007 246813FF9F5318', '6A80'],
    ['805E010007 246813FF97FF18', '6A80'],
  ];
  for (const [command, answer] of cases) {
    conversation(`${command.slice(0, 40)}: ${answer}`, [
      ['select SSSE', '9000'],
      [command, answer],
      ['tries', '63C6'],
    ]);
  }
  conversation('class 00 does not serve it, the MF has no PIN', [
    ['805E010007 246813FF975318', '6A88'],
    ['select SSSE', '9000'],
    ['005E010007 246813FF975318', '6E00'],
    ['tries', '63C6'],
  ]);
});
