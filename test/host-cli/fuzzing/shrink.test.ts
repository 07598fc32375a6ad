import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Replay, shrink } from '../../../host-cli/fuzzing/shrink.js';

/** Comes once all of these are there in this order. */
const needs =
  (...needed: readonly number[]): Replay<number> =>
  async (steps) => {
    let next = 0;
    for (const [index, step] of steps.entries()) {
      if (step === needed[next]) next++;
      if (next === needed.length) return index + 1;
    }
    return undefined;
  };

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test.each([
  [[99], 100],
  [[0, 99], 100],
  [[3, 50, 51, 99], 100],
  [[0], 1],
])('%j of %i steps', async (needed, count) => {
  expect(await shrink(upTo(count), needs(...needed), 1000)).toEqual({ steps: needed, minimal: true });
});

test('what comes after the breach is left out', async () => {
  const { steps } = await shrink(upTo(50), needs(10), 1000);
  expect(steps).toEqual([10]);
});

test('it comes for whatever is left, and no step of it can go', async () => {
  const lists = fc
    .uniqueArray(fc.nat(199), { minLength: 1, maxLength: 6 })
    .map((list) => list.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(lists, async (needed) => {
      expect((await shrink(upTo(200), needs(...needed), 10_000)).steps).toEqual(needed);
    }),
  );
});

test('the count of replays ends it', async () => {
  let replays = 0;
  const counted: Replay<number> = async (steps) => {
    replays++;
    return needs(0, 99)(steps);
  };
  const shrunk = await shrink(upTo(100), counted, 5);
  expect(replays).toBe(5);
  expect(shrunk.minimal).toBe(false);
  expect(await needs(0, 99)(shrunk.steps)).toBeDefined();
});

test('what never comes again stays as it is', async () => {
  expect((await shrink(upTo(10), async () => undefined, 100)).steps).toEqual(upTo(10));
});

test('a breach of the reset itself needs no step', async () => {
  expect((await shrink([1, 2, 3], async () => 0, 100)).steps).toEqual([]);
});
