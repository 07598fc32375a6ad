import { expect, test } from 'vitest';
import { Chance } from '../../../host-cli/fuzzing/chance.js';

const many = <Item>(make: () => Item, count = 1000): Item[] => Array.from({ length: count }, make);

test('the same seeds give the same, other seeds something else', () => {
  const draw = (...seeds: number[]): string => new Chance(...seeds).bytes(16).join();
  expect(draw(1, 2)).toBe(draw(1, 2));
  const others = [draw(1, 2), draw(2, 1), draw(1, 3), draw(1), draw(2), draw(0), draw(-1), draw(0x7fff_ffff)];
  expect(new Set(others).size).toBe(others.length);
});

test('numbers below a limit, all of them', () => {
  const chance = new Chance(5);
  expect(new Set(many(() => chance.below(7)))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  expect(many(() => chance.below(1)).every((number) => number === 0)).toBe(true);
});

test('in so many of a hundred cases', () => {
  const chance = new Chance(6);
  const count = many(() => chance.percent(20), 10_000).filter(Boolean).length;
  expect(count).toBeGreaterThan(1700);
  expect(count).toBeLessThan(2300);
  expect(many(() => chance.percent(0)).some(Boolean)).toBe(false);
  expect(many(() => chance.percent(100)).every(Boolean)).toBe(true);
});

test('one of several, by weight too', () => {
  const chance = new Chance(7);
  expect(new Set(many(() => chance.one(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
  const rows = [
    { name: 'never', weight: 0 },
    { name: 'seldom', weight: 1 },
    { name: 'often', weight: 9 },
  ];
  const drawn = many(() => chance.weighted(rows)!.name);
  expect(new Set(drawn)).toEqual(new Set(['seldom', 'often']));
  expect(drawn.filter((name) => name === 'often').length).toBeGreaterThan(800);
  expect(chance.weighted([])).toBeUndefined();
  expect(chance.weighted([{ weight: 0 }])).toBeUndefined();
});

test('fillings hold no digit in BCD', () => {
  const bytes = new Chance(8).filling(500);
  expect(bytes).toHaveLength(500);
  expect(Math.min(...bytes)).toBeGreaterThanOrEqual(0xa0);
});
