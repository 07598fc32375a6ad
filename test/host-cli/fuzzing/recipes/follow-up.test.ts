import { expect, test } from 'vitest';
import type { Recipe } from '../../../../host-cli/fuzzing/fuzz-step.js';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { fetchResponse, replayed, withRightLength } from '../../../../host-cli/fuzzing/recipes/follow-up.js';
import { AID } from '../../../support/demonstration.js';
import { hex } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const SELECT = `00A404000F${AID.SSSE}`;

function composed(recipe: Recipe, ...lines: readonly string[]): string | undefined {
  const watched = new Watched(pinCounter);
  watched.card(...lines);
  const bytes = recipe.compose(watched.world);
  return bytes && hex(bytes);
}

test('GET RESPONSE for what was announced, and with another Le', () => {
  expect(composed(fetchResponse(), SELECT)).toBe('00C000001E');
  expect(composed(fetchResponse(-1), SELECT)).toBe('00C000001D');
  expect(composed(fetchResponse(1), SELECT)).toBe('00C000001F');
});

test('nothing when nothing was announced, unless it is asked for always', () => {
  expect(composed(fetchResponse())).toBeUndefined();
  expect(composed(fetchResponse(), 'select SSSE')).toBeUndefined();
  expect(composed(fetchResponse(0, true), 'select SSSE')).toBe('00C0000000');
});

test('the same command with the Le that 6Cxx has told', () => {
  expect(composed(withRightLength, 'select SSSE', '00B2032C01')).toBe('00B2032C06');
  expect(composed(withRightLength, 'select SSSE', '00B2032C00')).toBeUndefined();
  expect(composed(withRightLength)).toBeUndefined();
});

test('a command from before', () => {
  expect(composed(replayed(0x20), 'select SSSE', 'verify 111111', '0084000008')).toBe('0020000003111111');
  expect(composed(replayed(0x20), 'select SSSE')).toBeUndefined();
});

test('a script sends it from the variable that holds it', () => {
  const context = (...known: string[]) => ({
    has: (name: string) => known.includes(name),
    defines: () => undefined,
    directory: undefined,
  });
  expect(replayed(0x82).script?.(context('proof'))).toEqual(['send   $proof']);
  expect(replayed(0x24).script?.(context('secured-24'))).toEqual(['send   $secured-24']);
  expect(replayed(0x24).script?.(context('proof'))).toBeUndefined();
});
