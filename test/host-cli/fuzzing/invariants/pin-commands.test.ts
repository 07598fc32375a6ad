import { expect, test } from 'vitest';
import { isPinCommand, pinTriesOf } from '../../../../host-cli/fuzzing/invariants/pin-commands.js';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { bytes } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const SUCCESS = bytes('9000');

test.each([
  ['select SSSE', '00200000', true],
  ['select DF07', '805E010007246813FF246813', true],
  ['00A4040008A000000333010101', '002000800826246813FFFFFFFF', true],
  ['00A4040008A000000333010101', '805E010007246813FF246813', false],
  ['select SSSE', '8020000003246813', false],
  ['select SSSE', '0084000008', false],
])('%s, %s', (selection, command, is) => {
  const watched = new Watched(pinCounter);
  watched.card(selection);
  const { world } = watched;
  const exchange = world.exchange(bytes(command), SUCCESS);
  expect(isPinCommand(exchange)).toBe(is);
  expect(pinTriesOf(exchange, world) !== undefined).toBe(is);
});

test('where there is no PIN there are no tries', () => {
  const { world } = new Watched(pinCounter);
  expect(pinTriesOf(world.exchange(bytes('00200000'), SUCCESS), world)).toBeUndefined();
});
