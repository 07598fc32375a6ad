import { expect, test } from 'vitest';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import {
  getProcessingOptions,
  readLocated,
  withList,
} from '../../../../host-cli/fuzzing/recipes/bank-recipes.js';
import { bytes, hex } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const terminal = new Map([
  [0x9f66, bytes('26000080')],
  [0x9f02, bytes('000000000100')],
  [0x5f2a, bytes('0156')],
  [0xdf69, bytes('01')],
]);

test('a fast payment as the card asks for it', () => {
  const watched = new Watched(pinCounter, { cardInterface: 'contactless' });
  const { world } = watched;
  expect(readLocated(0).compose(world)).toBeUndefined();
  watched.card('00A4040008A00000033301010100');
  const [options] = watched.card(hex(getProcessingOptions(terminal).compose(world)!));
  expect(options).toMatch(/^77.*9000$/);
  const first = hex(readLocated(0).compose(world)!);
  const last = hex(readLocated(-1).compose(world)!);
  expect(first).not.toBe(last);
  expect(watched.card(first, last).map((answer) => answer.slice(-4))).toEqual(['9000', '9000']);
  expect(readLocated(99).compose(world)).toBeUndefined();
});

test('an empty list where the card has told none', () => {
  const { world } = new Watched(pinCounter);
  expect(hex(getProcessingOptions(terminal).compose(world)!)).toBe('80A8000002830000');
});

test('GENERATE AC with CDOL1, once the card has told it', () => {
  const watched = new Watched(pinCounter);
  const { world } = watched;
  const recipe = withList('GENERATE AC', { cla: 0x80, ins: 0xae, p1: 0x80 }, 'CDOL1', terminal);
  expect(recipe.compose(world)).toBeUndefined();
  watched.card('00A4040008A00000033301010100', '00B2011C00', '00B2021C00');
  watched.card(hex(getProcessingOptions(terminal).compose(world)!));
  expect(watched.card(hex(recipe.compose(world)!))[0]).toMatch(/9000$/);
});
