import { expect, test } from 'vitest';
import { allOf, CONTACT, key, PIN } from '../../../../card-model/security/access-rule.js';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { neededRights } from '../../../../host-cli/fuzzing/world/needed-rights.js';
import { bytes } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const needed = (command: string, ...lines: readonly string[]) => {
  const { world } = at(...lines);
  const rights = neededRights(world.exchange(bytes(command), bytes('9000')), world);
  return rights.map(({ act, rule, directory }) => ({ act, rule, at: directory.label }));
};

function at(...lines: readonly string[]): Pick<Watched, 'world'> {
  const watched = new Watched(pinCounter);
  watched.card('select SSSE', ...lines);
  return { world: watched.world };
}

test.each([
  ['a free file', '00B2012C00', [], []],
  ['a file with a read rule', '00B2013400', [], [{ act: 'read', rule: key(0x0a), at: 'SSSE' }]],
  ['an update', '00DC023403010203', [], [{ act: 'update', rule: allOf(CONTACT, key(0x04)), at: 'SSSE' }]],
  [
    'a command by contact only',
    '805E010007246813FF246813',
    [],
    [{ act: 'command', rule: CONTACT, at: 'SSSE' }],
  ],
  [
    'one of the PUK',
    '842400000411223344',
    ['select DF04'],
    [
      { act: 'command', rule: CONTACT, at: 'DF04' },
      { act: 'command', rule: key(0x06), at: 'SSSE' },
    ],
  ],
  [
    'a debit',
    `805401000F${'00'.repeat(15)}`,
    ['select DF04'],
    [{ act: 'command', rule: allOf(CONTACT, PIN), at: 'DF04' }],
  ],
  [
    'what builds a card',
    `84D4000024${'00'.repeat(36)}`,
    ['select DF04'],
    [
      { act: 'command', rule: CONTACT, at: 'DF04' },
      { act: 'command', rule: key(0x00), at: 'DF04' },
    ],
  ],
  [
    'the deletion of a directory, which is for the one above',
    '80E10002',
    ['select DF04'],
    [
      { act: 'command', rule: CONTACT, at: 'DF04' },
      { act: 'command', rule: key(0x00), at: 'SSSE' },
    ],
  ],
  ['a challenge', '0084000008', [], []],
])('%s', (_what, command, lines, expected) => {
  expect(needed(command, ...lines)).toEqual(expected);
});

test('what is over once the card is issued', () => {
  expect(needed('80E00200').map(({ rule }) => rule)).toContain('never');
});

test('on a card that was rebuilt nothing is known', () => {
  const { world } = at();
  world.altered = true;
  expect(neededRights(world.exchange(bytes('00B2013400'), bytes('9000')), world)).toEqual([]);
});
