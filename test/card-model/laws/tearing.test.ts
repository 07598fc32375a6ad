import { describe, expect, it } from 'vitest';
import type { Card } from '../../../card-model/card.js';
import { converse, type Exchange } from '../../support/conversation.js';
import { filled } from '../../support/hex.js';
import { sayTorn } from '../../support/tearing.js';
import { freshCard, Terminal } from '../../support/terminal.js';

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

/** A command and what comes before it. */
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
];

/** Everything the card keeps, and beside it all its try counters. */
function kept(card: Card): { rest: string; tries: number[] } {
  const tries: number[] = [];
  const rest = JSON.stringify(card.contents(), (name, value) => {
    if (name !== 'triesLeft') return value instanceof Uint8Array ? [...value] : value;
    tries.push(value);
    return undefined;
  });
  return { rest, tries };
}

function prepared(prepare: Prepare): Terminal {
  const terminal = new Terminal(freshCard());
  converse(terminal, prepare);
  return terminal;
}

describe.each(CASES)('%s', (_title, prepare, command) => {
  const before = kept(prepared(prepare).card);
  const finished = prepared(prepare);
  finished.say(command);
  const after = kept(finished.card);

  it('torn after every write there is: all or nothing, but for tries spent', () => {
    let writes = 1;
    for (; ; writes++) {
      const terminal = prepared(prepare);
      if (!sayTorn(terminal, command, writes)) break;
      const now = kept(terminal.card);
      expect([before.rest, after.rest]).toContain(now.rest);
      if (now.rest !== after.rest) {
        // What the command did not do, it did not do to the counters either.
        for (const [index, left] of now.tries.entries())
          expect(left).toBeLessThanOrEqual(before.tries[index]!);
      }
      now.tries.forEach((left, index) => {
        const spent = before.tries[index]! - 1;
        expect(
          [before.tries[index], spent, after.tries[index]],
          `counter ${index} after ${writes} writes`,
        ).toContain(left);
      });
    }
    expect(writes).toBeGreaterThan(1);
    expect(writes).toBeLessThan(10);
  });

  it('the last write of all is the one that makes it hold', () => {
    let last: Terminal | undefined;
    for (let writes = 1; ; writes++) {
      const terminal = prepared(prepare);
      if (!sayTorn(terminal, command, writes)) break;
      last = terminal;
    }
    expect(kept(last!.card)).toEqual(after);
  });

  it('the card is off until it is powered on, and then is as after a reset', () => {
    const terminal = prepared(prepare);
    expect(sayTorn(terminal, command, 1)).toBe(true);
    expect(terminal.card.powered).toBe(false);
    expect(() => terminal.send('0084000008')).toThrow(expect.objectContaining({ code: 'CARD_NOT_POWERED' }));
    const left = kept(terminal.card);
    converse(terminal, [
      ['reset', '..0001'],
      ['00B2012C00', '6A82'],
      ['select SSSE', '9000'],
      ['00B2013414', '6982'],
      ['00DC052C06 0504 20270101', '6982'],
      [`0082000A10 ${filled(16, '00')}`, '6984'],
    ]);
    expect(kept(terminal.card)).toEqual(left);
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
    const before = kept(terminal.card);
    terminal.card.tearAfter(1);
    terminal.say(command);
    expect(kept(terminal.card)).toEqual(before);
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
