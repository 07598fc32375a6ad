import { expect, it } from 'vitest';
import { derivedRandom } from '../../../../../card-model/applications/pboc/personalisation/derived-random.js';
import { hex } from '../../../../support/hex.js';

it('the same seed gives the same stream, however it is cut', () => {
  const [one, two] = [derivedRandom('a', Uint8Array.of(1)), derivedRandom('a', Uint8Array.of(1))];
  const pieces = [0, 1, 31, 32, 33, 3].map((count) => hex(two(count))).join('');
  expect(hex(one(100))).toBe(pieces);
});

it('another seed another one; parts do not run together', () => {
  const first = (...seed: string[]): string => hex(derivedRandom(...seed)(16));
  expect(new Set([first('a', 'b'), first('ab'), first('a', 'b', ''), first('b', 'a')]).size).toBe(4);
});
