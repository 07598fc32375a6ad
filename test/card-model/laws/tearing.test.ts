import { describe, expect, it } from 'vitest';
import { converse, type Exchange } from '../../support/conversation.js';
import { DebitTerminal } from '../../support/debit.js';
import { filled } from '../../support/hex.js';
import { sayTorn } from '../../support/tearing.js';
import { freshCard, type Terminal } from '../../support/terminal.js';

type Prepare = readonly Exchange[];
const SSSE: Exchange = ['select SSSE', '9000'];
const UPDATER: Prepare = [SSSE, ['auth SSSE.UK', '9000']];
const RELOADER: Prepare = [
  SSSE,
  ['auth SSSE.PUK', '9000'],
  ['verify 111111', '63C5'],
  ['verify 111111', '63C4'],
];
const ringOf = (records: number): Prepare => [
  SSSE,
  ['select DF04', '9000'],
  ['auth DF04.UK_EF06_EF15', '9000'],
  ...Array.from({ length: records }, (_, index): Exchange => [`00E200A803 0000${30 + index}`, '9000']),
];

const debitor = (debits: number): Prepare => [
  SSSE,
  ['verify', '9000'],
  ['select DF04', '9000'],
  ...Array.from({ length: debits }, (): Exchange[] => [
    ['initialise', '..9000'],
    ['debit', '..9000'],
  ]).flat(),
  ['initialise', '..9000'],
];

/** A command and what comes before it. Through all its writes it is walked in tear-walk.test.ts. */
const CASES: [title: string, prepare: Prepare, command: string][] = [
  ['UPDATE RECORD', UPDATER, '00DC052C06 0504 20270101'],
  ['UPDATE BINARY', UPDATER, `00D68800FF${filled(255, '11')}`],
  ['APPEND RECORD to an empty ring', ringOf(0), '00E200A803 000131'],
  ['APPEND RECORD to a ring half full', ringOf(4), '00E200A803 000131'],
  ['APPEND RECORD to a full ring', ringOf(8), '00E200A803 000131'],
  ['UPDATE RECORD "previous" of a full ring', ringOf(8), '00DC00AB03 000131'],
  ['VERIFY, right', [SSSE], 'verify'],
  ['VERIFY, right after wrong ones', [SSSE, ['verify 111111', '63C5']], 'verify'],
  ['VERIFY, wrong', [SSSE], 'verify 111111'],
  ['CHANGE PIN, right', [SSSE, ['verify 111111', '63C5']], 'change 246813 975318'],
  ['CHANGE PIN, wrong', [SSSE], 'change 111111 975318'],
  ['EXTERNAL AUTHENTICATE, right', [SSSE, ['auth SSSE.RK wrong', '63C2']], 'auth SSSE.RK'],
  ['EXTERNAL AUTHENTICATE, wrong', [SSSE], 'auth SSSE.RK wrong'],
  ['UNBLOCK', RELOADER, 'unblock'],
  ['RELOAD', RELOADER, 'reload 975318'],
  ['DEBIT, the first', debitor(0), 'debit'],
  ['DEBIT, a later one', debitor(3), 'debit'],
];

function prepared(prepare: Prepare): Terminal {
  const terminal = new DebitTerminal(freshCard());
  converse(terminal, prepare);
  return terminal;
}

describe.each(CASES)('%s', (_title, prepare, command) => {
  it('the card is off until it is powered on, and then is as after a reset', () => {
    const terminal = prepared(prepare);
    expect(sayTorn(terminal, command, 1)).toBe(true);
    expect(terminal.card.powered).toBe(false);
    expect(() => terminal.send('0084000008')).toThrow(expect.objectContaining({ code: 'CARD_NOT_POWERED' }));
    const left = terminal.card.contents();
    converse(terminal, [
      ['reset', '..0001'],
      ['00B2012C00', '6A82'],
      ['select SSSE', '9000'],
      ['00B2013414', '6982'],
      ['00DC052C06 0504 20270101', '6982'],
      [`0082000A10 ${filled(16, '00')}`, '6984'],
    ]);
    expect(terminal.card.contents()).toEqual(left);
  });

  it('an image saved after the tear is the card after the tear', () => {
    const terminal = prepared(prepare);
    sayTorn(terminal, command, 1);
    expect(freshCard({ image: terminal.card.image() }).contents()).toEqual(terminal.card.contents());
  });
});

describe('commands that keep nothing', () => {
  it.each([
    'select SSSE',
    '0084000008',
    '00B2012C00',
    'tries',
    `0088000010${filled(16, '11')}`,
    '00FFFFFF',
    '00DC052C06 0604 20270101',
  ])('%s cannot be torn', (command) => {
    const terminal = prepared(UPDATER);
    const before = terminal.card.contents();
    terminal.card.tearAfter(1);
    terminal.say(command);
    expect(terminal.card.contents()).toEqual(before);
  });
});

describe('a medical debit that does not come about', () => {
  it.each(['initialise', 'debit wrong'])('%s cannot be torn', (command) => {
    const terminal = prepared(debitor(1));
    const before = terminal.card.contents();
    terminal.card.tearAfter(1);
    terminal.say(command);
    expect(terminal.card.contents()).toEqual(before);
  });
});

describe('guessing by tearing', () => {
  it('six torn guesses lock the PIN all the same', () => {
    const terminal = prepared([SSSE]);
    for (let guess = 0; guess < 6; guess++) {
      expect(sayTorn(terminal, 'verify 111111', 1)).toBe(true);
      converse(terminal, [
        ['reset', '..0001'],
        ['select SSSE', '9000'],
        ['tries', guess < 5 ? `63C${5 - guess}` : '6983'],
      ]);
    }
    converse(terminal, [['verify', '6983']]);
  });
});
