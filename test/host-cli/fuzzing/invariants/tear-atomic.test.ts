import { expect, test } from 'vitest';
import { tearAtomic } from '../../../../host-cli/fuzzing/invariants/tear-atomic.js';
import { Watched } from '../../../support/watched.js';

const UPDATE = '00DC020405EB03A1A2A3';
const READ = '00B2020400';

function torn(): { watched: Watched; before: string } {
  const watched = new Watched(tearAtomic);
  const open = ['select SSSE', 'auth SSSE.UK2', 'file EF0D'];
  const before = watched.card(...open, READ).at(-1)!;
  watched.torn(UPDATE);
  watched.card(...open);
  return { watched, before };
}

test('old and new are both right', () => {
  const { watched, before } = torn();
  expect(watched.said(READ, before)).toBeUndefined();
  expect(torn().watched.said(READ, 'EB03A1A2A39000')).toBeUndefined();
});

test('a mixture is not', () => {
  const { watched, before } = torn();
  expect(watched.said(READ, `EB03A1${before.slice(6)}`)).toBeDefined();
});

test('once it was the old one it stays so', () => {
  const { watched, before } = torn();
  watched.said(READ, before);
  expect(watched.said(READ, 'EB03A1A2A39000')).toBeDefined();
});
