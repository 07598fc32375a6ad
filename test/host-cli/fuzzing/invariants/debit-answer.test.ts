import { expect, test } from 'vitest';
import { debitAnswer } from '../../../../host-cli/fuzzing/invariants/debit-answer.js';
import { DebitTerminal } from '../../../support/debit.js';
import { Watched } from '../../../support/watched.js';

function begun(): { watched: Watched; terminal: DebitTerminal } {
  const watched = new Watched(debitAnswer);
  const terminal = new DebitTerminal(watched.terminal.card);
  terminal.say('medical');
  terminal.say('initialise');
  return { watched, terminal };
}

test('TAC and MAC2 of a true card, at once and fetched', () => {
  const { watched, terminal } = begun();
  expect(terminal.say('debit')).toBe(terminal.expectedAnswer());
  terminal.say('initialise');
  expect(terminal.send(terminal.debitCommand().slice(0, -2))).toBe('6108');
  terminal.send('00C0000008');
  expect(watched.told).toEqual([]);
});

test('another TAC', () => {
  const { watched, terminal } = begun();
  const right = terminal.expectedAnswer();
  expect(watched.said(terminal.debitCommand(), `00000000${right.slice(8)}`)).toBeDefined();
});

test('another MAC2, fetched', () => {
  const { watched, terminal } = begun();
  const right = terminal.expectedAnswer();
  watched.said(terminal.debitCommand().slice(0, -2), '6108');
  expect(watched.said('00C0000008', `${right.slice(0, 8)}000000009000`)).toBeDefined();
});
