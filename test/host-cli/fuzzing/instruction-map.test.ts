import { expect, test } from 'vitest';
import { InstructionMap } from '../../../host-cli/fuzzing/instruction-map.js';

test('goes through every class but FF and every instruction once, then begins again', () => {
  const map = new InstructionMap();
  const { all } = map.looked;
  expect(all).toBe(255 * (256 - 32));
  const seen = new Set(Array.from({ length: all }, () => map.next().join()));
  expect(seen.size).toBe(all);
  expect([...seen].some((cell) => cell.startsWith('255,'))).toBe(false);
  expect(map.looked).toEqual({ looked: all, all });
  expect(map.next()).toEqual([0x00, 0x00]);
  expect(map.looked).toEqual({ looked: all, all });
});

test('no instruction is 6X or 9X', () => {
  const map = new InstructionMap();
  const instructions = Array.from({ length: map.looked.all }, () => map.next()[1]);
  expect(instructions.some((ins) => ins >> 4 === 6 || ins >> 4 === 9)).toBe(false);
});

test('likely classes come first', () => {
  const map = new InstructionMap();
  const classes = new Set(Array.from({ length: 3 * 224 }, () => map.next()[0]));
  expect([...classes]).toEqual([0x00, 0x80, 0x84]);
});

test('only what is allowed, and a harmless one where nothing is', () => {
  const map = new InstructionMap((cla, ins) => cla === 0 && ins === 0xb0);
  expect(map.looked.all).toBe(1);
  expect([map.next(), map.next()]).toEqual([
    [0x00, 0xb0],
    [0x00, 0xb0],
  ]);
  expect(new InstructionMap(() => false).next()).toEqual([0x00, 0xa4]);
});
