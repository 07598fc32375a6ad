import { expect, test } from 'vitest';
import {
  candidatesOf,
  inOrder,
  isServed,
} from '../../../../../host-cli/terminal/payment/selection/candidate.js';
import { bytes, hex } from '../../../../support/hex.js';

const entry = (aid: string, priority: number, confirm = false) => ({ aid: bytes(aid), priority, confirm });
const names = (candidates: readonly { readonly aid: Uint8Array }[]) => candidates.map(({ aid }) => hex(aid));

test('an AID of the terminal, or one that begins with it', () => {
  const own = [bytes('A00000033301')];
  expect(isServed(bytes('A00000033301'), own)).toBe(true);
  expect(isServed(bytes('A000000333010101'), own)).toBe(true);
  expect(isServed(bytes('A0000003330201'), own)).toBe(false);
  expect(isServed(bytes('A0000003'), own)).toBe(false);
});

test('what both have, each once', () => {
  const offered = [entry('A000000333010101', 1), entry('A000000003101001', 1), entry('A000000333010101', 2)];
  const found = candidatesOf(offered, [bytes('A000000333')]);
  expect(found).toEqual([{ aid: bytes('A000000333010101'), priority: 1, confirm: false }]);
});

test('by priority, none last; consent only by choice', () => {
  const candidates = [
    entry('A000000333010101', 0),
    entry('A000000333010102', 2),
    entry('A000000333010103', 1, true),
    entry('A000000333010106', 1),
  ];
  expect(names(inOrder(candidates))).toEqual(['A000000333010106', 'A000000333010102', 'A000000333010101']);
  expect(names(inOrder(candidates, bytes('A000000333010103')))).toEqual(['A000000333010103']);
});
