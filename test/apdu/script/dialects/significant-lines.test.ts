import { expect, test } from 'vitest';
import { significantLines } from '../../../../apdu/script/dialects/significant-lines.js';

test('neither empty lines nor comments, with their numbers', () => {
  expect(significantLines('\uFEFF\n# x\n  a b \r\n\n#\nc')).toEqual([
    { number: 3, text: 'a b' },
    { number: 6, text: 'c' },
  ]);
});

test('only the first, and of a long text no line that is cut', () => {
  expect(significantLines('a\nb\nc', 2).map(({ text }) => text)).toEqual(['a', 'b']);
  const long = significantLines(`${'x'.repeat(100)}\n${'y'.repeat(0x10000)}`);
  expect(long.map(({ text }) => text.length)).toEqual([100]);
});
