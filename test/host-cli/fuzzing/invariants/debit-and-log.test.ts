import { expect, test } from 'vitest';
import { debitAndLog } from '../../../../host-cli/fuzzing/invariants/debit-and-log.js';
import { DebitTerminal } from '../../../support/debit.js';
import { Watched } from '../../../support/watched.js';

const LEFT = '00B2033400';
const NEWEST = '00B2014400';
const DEBIT = `805401000F${'00'.repeat(15)}`;

test('debits of a true card', () => {
  const watched = new Watched(debitAndLog);
  const terminal = new DebitTerminal(watched.terminal.card);
  terminal.say('medical');
  terminal.say('auth DF04.RK_EF06');
  for (let count = 0; count < 3; count++) {
    terminal.say(LEFT);
    terminal.say(NEWEST);
    terminal.say('initialise');
    terminal.say('debit');
  }
  expect(watched.told).toEqual([]);
});

function looked(between: (watched: Watched) => void, second: string): Watched {
  const watched = new Watched(debitAndLog);
  watched.card('select SSSE', 'select DF04');
  watched.said(LEFT, '930233309000');
  watched.said(NEWEST, '6A83');
  between(watched);
  watched.said(LEFT, '930232399000');
  watched.said(NEWEST, second);
  return watched;
}

test('a count that changes without a record', () => {
  expect(looked((watched) => watched.said(DEBIT, '9000'), '6A83').told).toHaveLength(1);
  expect(looked((watched) => watched.said(DEBIT, '9000'), `${'01'.repeat(28)}9000`).told).toEqual([]);
});

test('an update of the count, whole or torn, is no debit', () => {
  expect(looked((watched) => watched.said('00DC03340493023239', '9000'), '6A83').told).toEqual([]);
  const torn = looked((watched) => {
    watched.torn('00DC03340493023239');
    watched.card('select SSSE', 'select DF04');
  }, '6A83');
  expect(torn.told).toEqual([]);
});
