import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSplitter } from '../../../apdu/recording/line-splitter.js';

function linesOf(parts: readonly string[]): string[] {
  const splitter = new LineSplitter();
  return [...parts.flatMap((part) => splitter.push(part)), ...splitter.end()];
}

describe('LineSplitter', () => {
  test('gives a line when it is over', () => {
    const splitter = new LineSplitter();
    expect(splitter.push('send 00')).toEqual([]);
    expect(splitter.push(' A4\nexpect')).toEqual(['send 00 A4']);
    expect(splitter.end()).toEqual(['expect']);
    expect(splitter.end()).toEqual([]);
  });

  test('wherever the text is cut, the lines are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', ' ') })), (parts) => {
        const text = parts.join('');
        const whole = text.split('\n');
        if (whole.at(-1) === '') whole.pop();
        expect(linesOf(parts)).toEqual(whole);
      }),
    );
  });

  test('knows a line that is longer than any of a recording, and has given those before', () => {
    const splitter = new LineSplitter();
    const part = 'x'.repeat(600_000);
    expect(splitter.push(`send\n${part}`)).toEqual(['send']);
    expect(splitter.tooLong).toBe(false);
    expect(splitter.push(part)).toEqual([]);
    expect(splitter.tooLong).toBe(true);
  });
});
