import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinLines } from '../../../apdu/script/joined-line.js';

const texts = (text: string) => [...joinLines(text)].map((line) => line.text);

describe('lines', () => {
  test('of all systems, empty ones too', () => {
    expect([...joinLines('\uFEFFa\r\n\nb\rc')]).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: '' },
      { number: 3, text: 'b' },
      { number: 4, text: 'c' },
    ]);
  });

  test('go on behind a backslash', () => {
    expect([...joinLines('send 00 A4 \\\n   04 00 \\ \n\t0F\nnext')]).toEqual([
      {
        number: 1,
        text: 'send 00 A4 04 00 0F',
        parts: [
          { number: 1, text: 'send 00 A4 \\', start: 0 },
          { number: 2, text: '   04 00 \\ ', start: 11 },
          { number: 3, text: '\t0F', start: 17 },
        ],
      },
      { number: 4, text: 'next' },
    ]);
  });

  test.each([
    ['in a comment', ['# a \\', 'send 00']],
    ['in a comment behind a step', ['send 00 # a \\', 'send 01']],
    ['in a note', ['note a \\', 'send 00']],
    ['in a title', ['title a \\', 'send 00']],
    ['without white space before it', ['send 00\\', 'send 01']],
    ['alone', ['\\', 'send 01']],
  ])('a backslash %s means nothing', (_where, lines) => {
    expect(texts(lines.join('\n'))).toEqual(lines);
  });

  test('a comment behind the last of several lines ends them', () => {
    expect(texts('send 00 \\\nA4 # why \\\nsend 01')).toEqual(['send 00 A4 # why \\', 'send 01']);
  });

  test('the last line of a file goes on in nothing', () => {
    expect(texts('send 00 \\')).toEqual(['send 00 ']);
  });

  test('quotes hide a #', () => {
    expect(texts('set x = "a # b" \\\n01')).toEqual(['set x = "a # b" 01']);
  });
});

test('nothing is lost: words stand in the order of the file', () => {
  const line = fc
    .array(fc.constantFrom('00', '\\', '#', '"', 'a', ' ', '\t'))
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      const numbers = [...joinLines(text)].flatMap(
        ({ number, parts }) => parts?.map((part) => part.number) ?? [number],
      );
      expect(numbers).toEqual(text.split('\n').map((_, index) => index + 1));
      const letters = (all: string) => all.replace(/[\s\\]/g, '');
      expect(letters(texts(text).join(''))).toBe(letters(text));
    }),
  );
});

test('a line of white space alone is read at once', () => {
  expect(texts(`send ${' '.repeat(200_000)}00`)).toHaveLength(1);
});
