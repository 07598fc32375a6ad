import { expect, test } from 'vitest';
import { macProof } from '../../../../host-cli/fuzzing/invariants/mac-proof.js';
import { DebitTerminal } from '../../../support/debit.js';
import { Watched } from '../../../support/watched.js';

const at = (...lines: readonly string[]): Watched => {
  const watched = new Watched(macProof);
  watched.card('select SSSE', ...lines);
  return watched;
};

test('commands with the right MAC are no finding', () => {
  const watched = at('auth SSSE.PUK', 'verify 111111', 'unblock', 'reload 975318', 'unblock wrong');
  expect(watched.told).toEqual([]);
});

test.each([
  '841E00000411223344',
  '841800000411223344',
  '841600000411223344',
  '842400000411223344',
  `84D4000024${'00'.repeat(36)}`,
])('a MAC of chance that is accepted: %s', (command) => {
  expect(at('0084000008').said(command, '9000')).toBe('a wrong MAC was accepted');
  expect(at('0084000008').said(command, '6988')).toBeUndefined();
});

test('a MAC with its last bit wrong', () => {
  const watched = at();
  const { terminal } = watched;
  const right = terminal.pinReset(terminal.challenge());
  const wrong = right.slice(0, -1) + (Number.parseInt(right.slice(-1), 16) ^ 1).toString(16);
  expect(watched.said(wrong, '9000')).toBeDefined();
});

test('a script of the bank that nobody has reckoned', () => {
  const watched = at('00A4040008A000000333010101');
  watched.said('841E00000411223344', '9000');
  expect(watched.told.map(({ mark }) => mark)).toEqual(['script']);
  expect(watched.said('84C0000000', '01029000')).toBeUndefined();
});

test('a debit with a right MAC1, a wrong one, and none begun', () => {
  const watched = at();
  const terminal = new DebitTerminal(watched.terminal.card);
  terminal.say('medical');
  terminal.say('initialise');
  terminal.say('debit');
  expect(watched.told).toEqual([]);
  terminal.say('initialise');
  const wrong = terminal.debitCommand(true);
  watched.said(wrong, `${'00'.repeat(8)}9000`);
  watched.said(wrong, `${'00'.repeat(8)}9000`);
  expect(watched.told.map(({ mark, right }) => `${mark} ${right}`)).toEqual(['debit 9302', 'debit 9302']);
});
