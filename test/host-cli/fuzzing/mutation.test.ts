import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chance } from '../../../host-cli/fuzzing/chance.js';
import { anyMutation, type MutationKind, mutate, mutatedRecipe } from '../../../host-cli/fuzzing/mutation.js';
import type { CardWorld } from '../../../host-cli/fuzzing/world/card-world.js';
import { bytes, hex } from '../../support/hex.js';

const CASE_4 = '00A4040003AABBCC00';
const changed = (command: string, kind: MutationKind, a = 0, b = 0): string =>
  hex(mutate(bytes(command), { kind, a, b }));

test.each<[MutationKind, number, number, string]>([
  ['class', 1, 0, '80A4040003AABBCC00'],
  ['class-bit', 4, 0, '10A4040003AABBCC00'],
  ['instruction', 0, 0, '00A5040003AABBCC00'],
  ['p1', 0, 0, '00A4050003AABBCC00'],
  ['p2', 7, 0, '00A4048003AABBCC00'],
  ['p1-value', 0xfe, 0, '00A4FE0003AABBCC00'],
  ['p2-value', 0xfe, 0, '00A404FE03AABBCC00'],
  ['length-byte', 0, 0, '00A4040004AABBCC00'],
  ['length-byte', 1, 0, '00A4040002AABBCC00'],
  ['cut-off', 0, 0, '00A4040003AABBCC'],
  ['byte-more', 0x55, 0, '00A4040003AABBCC0055'],
  ['no-le', 0, 0, '00A4040003AABBCC'],
  ['le-all', 0, 0, '00A4040003AABBCC00'],
  ['le-value', 7, 0, '00A4040003AABBCC07'],
  ['extended', 1, 0, '00A40400000003AABBCC0100'],
  ['data-bit', 1, 0, '00A4040003AABACC00'],
  ['data-byte', 2, 0x77, '00A4040003AABB7700'],
  ['less-data', 2, 0, '00A4040002AABB00'],
  ['less-data', 0, 0, '00A4040000'],
  ['more-data', 1, 0x11, '00A4040005AABBCC111100'],
])('%s %i %i', (kind, a, b, expected) => {
  expect(changed(CASE_4, kind, a, b)).toBe(expected);
});

test('as many data as a short command takes', () => {
  expect(changed(CASE_4, 'most-data', 0, 0xee)).toBe(`00A40400FFAABBCC${'EE'.repeat(252)}00`);
});

test('bytes that are no command stay where a change needs one', () => {
  for (const kind of ['no-le', 'extended', 'data-bit', 'most-data'] as const) {
    expect(changed('00A404', kind)).toBe('00A404');
  }
});

test('any change of any bytes gives bytes, and the same again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 300 }), fc.integer(), (command, seed) => {
      const mutation = anyMutation(new Chance(seed));
      const before = hex(command);
      const once = mutate(command, mutation);
      expect(once.length).toBeGreaterThan(0);
      expect(hex(mutate(command, mutation))).toBe(hex(once));
      expect(hex(command)).toBe(before);
    }),
  );
});

test('a recipe is changed when it is composed, and keeps its secrecy', () => {
  const world = {} as CardWorld;
  const recipe = { name: 'a', secret: true as const, compose: () => bytes('0020000003123456') };
  const other = mutatedRecipe(recipe, { kind: 'p2', a: 0, b: 0 });
  expect(hex(other.compose(world)!)).toBe('0020000103123456');
  expect(other).toMatchObject({ secret: true, name: 'a, p2 changed' });
  expect(
    mutatedRecipe({ name: 'b', compose: () => undefined }, { kind: 'p2', a: 0, b: 0 }).compose(world),
  ).toBeUndefined();
});
