import { expect, test } from 'vitest';
import { commandRights } from '../../../../host-cli/fuzzing/invariants/command-rights.js';
import { Watched } from '../../../support/watched.js';

const at = (...lines: readonly string[]): Watched => {
  const watched = new Watched(commandRights);
  watched.card('select SSSE', ...lines);
  return watched;
};

test('a true card serves who holds the right', () => {
  const watched = at('00040000', 'auth SSSE.UK', '00040000', '00440000', 'auth SSSE.PUK', 'unblock');
  watched.card('verify', 'select DF04', '805001021301000003E8000000000000000000000000000100');
  expect(watched.told).toEqual([]);
});

test.each([
  ['ACTIVATE without the update key', '00440000'],
  ['DEACTIVATE without the update key', '00040000'],
  ['TERMINATE without the master key', '00E60000'],
  ['PIN UNBLOCK without the PUK', '842400000411223344'],
  ['WRITE KEY without the master key', `84D4000024${'00'.repeat(36)}`],
  ['CREATE FILE without the master key', `80E0010010${'00'.repeat(16)}`],
  ['DELETE FILE without the master key', '80E10003'],
])('%s', (_what, command) => {
  expect(at().said(command, '9000')).toBe('the command was served without its right');
});

test('INITIALISE DEBIT without the PIN', () => {
  const watched = at('select DF04');
  expect(watched.said('805001021301000003E8000000000000000000000000000100', '610C')).toBeDefined();
});

test('what builds a card is over once it is issued', () => {
  const watched = at();
  watched.said('80E00200', '9000');
  expect(watched.told.map(({ right }) => right)).toEqual(['6985']);
});

test('CHANGE PIN over contactless', () => {
  const watched = new Watched(commandRights, { cardInterface: 'contactless' });
  watched.card('select SSSE');
  expect(watched.said('805E010007246813FF246813', '9000')).toBeDefined();
});
