import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesFromText,
  commandFromText,
  commandsFromWords,
  joinedWords,
} from '../../../host-cli/input/command-arguments.js';
import { hex, hexByte } from '../../support/hex.js';

const read = (...words: string[]): string[] => commandsFromWords(words).map(hex);

describe('words after the verb', () => {
  test('are a command each, with white space where you like', () => {
    expect(read('00A40000', '00 b2 01 04 00')).toEqual(['00A40000', '00B2010400']);
  });

  test('are one command when each of them is one byte', () => {
    expect(read('00', 'a4', '04', '00')).toEqual(['00A40400']);
  });

  test('may hold several lines', () => {
    expect(read('00A40000\n\n00840008\r\n')).toEqual(['00A40000', '00840008']);
  });

  test('are joined by no other rule', () => {
    expect(read('00A40000', '02')).toEqual(['00A40000', '02']);
    expect(read('00A4', '0000')).toEqual(['00A4', '0000']);
  });

  test.each([[['']], [[' \n']], [['00840008', '']]])(
    '%j holds an empty word, which is a mistake',
    (words) => {
      expect(() => read(...words)).toThrow(expect.objectContaining({ code: 'USAGE' }));
      expect(() => read(...words)).toThrow(new RegExp(`^word ${words.length} is empty`));
    },
  );

  test('law: a command means the same in one word and byte by byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(read(hex(bytes))).toEqual(read(...Array.from(bytes, hexByte)));
      }),
    );
  });
});

test.each([
  ['00A40', /line 3: 5 hexadecimal digits are not whole bytes/],
  ['00A4G0', /line 3: 'G' at character 5/],
  ['', /line 3 has no byte/],
])('%j is refused with its place', (text, message) => {
  expect(() => commandFromText(text, 'line 3')).toThrow(expect.objectContaining({ code: 'USAGE' }));
  expect(() => commandFromText(text, 'line 3')).toThrow(message);
});

test('bytes need not be a command', () => {
  expect(hex(bytesFromText('90 00', 'x'))).toBe('9000');
  expect(joinedWords(['6A', '82'])).toEqual(['6A82']);
});
