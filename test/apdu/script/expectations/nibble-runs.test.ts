import { describe, expect, test } from 'vitest';
import { NibbleRuns } from '../../../../apdu/script/expectations/nibble-runs.js';
import { PatternError, type PatternPiece } from '../../../../apdu/script/expectations/pattern-word.js';

function runsOf(...pieces: PatternPiece[]): NibbleRuns {
  const runs = new NibbleRuns();
  for (const piece of pieces) runs.add(piece);
  return runs;
}

const digits = (text: string, column = 1): PatternPiece => ({ kind: 'digits', text, column });
const capture = (name: string, count: number): PatternPiece => ({ kind: 'capture', name, count, column: 5 });
const gap: PatternPiece = { kind: 'gap' };

describe('patterns', () => {
  test('of exact bytes have no masks', () => {
    expect(runsOf(digits('01'), { kind: 'bytes', bytes: Uint8Array.of(0xff), column: 3 }).pattern()).toEqual([
      { values: [0x01, 0xff] },
    ]);
  });

  test('have masks for wildcards', () => {
    expect(runsOf(digits('0x'), digits('?1')).pattern()).toEqual([
      { values: [0x00, 0x01], masks: [0xf0, 0x0f] },
    ]);
  });

  test('have captures and gaps with names', () => {
    expect(
      runsOf(digits('01'), capture('x', 2), gap, digits('02'), { kind: 'gap', name: 'y' }).pattern(),
    ).toEqual([
      { values: [1, 0, 0], masks: [255, 0, 0], captures: [{ name: 'x', offset: 1, count: 2 }] },
      { values: [2] },
      { values: [], gap: 'y' },
    ]);
  });

  test('are of whole bytes', () => {
    expect(() => runsOf(digits('012', 4)).pattern()).toThrow(
      new PatternError('an odd count of digits is no whole bytes', 6),
    );
    expect(() => runsOf(digits('0'), capture('x', 1))).toThrow(
      'what is captured begins in the middle of a byte',
    );
  });
});

describe('the status word', () => {
  test('is taken off the end', () => {
    const runs = runsOf(digits('01'), gap, digits('02'), digits('61x?'));
    expect(runs.takeStatus(9)).toEqual({ value: 0x6100, mask: 0xff00 });
    expect(runs.pattern()).toEqual([{ values: [1] }, { values: [2] }]);
  });

  test.each([
    ['900', 'a pattern ends with the four digits of a status word'],
    ['', 'a pattern ends with the four digits'],
  ])('is whole: %j', (text, message) => {
    expect(() => runsOf(digits(text)).takeStatus(9)).toThrow(message);
    expect(() => runsOf(digits('9000'), gap, digits(text)).takeStatus(9)).toThrow(message);
  });

  test('is not captured', () => {
    expect(() => runsOf(capture('x', 2)).takeStatus(9)).toThrow(
      'the status word is not captured; read it as $status',
    );
    expect(() => runsOf(capture('x', 2), digits('90')).takeStatus(9)).toThrow('is not captured');
    expect(() => runsOf(capture('x', 2), digits('9000')).takeStatus(9)).not.toThrow();
  });
});

test('whether anything is written, and where', () => {
  expect(runsOf()).toMatchObject({ isEmpty: true, column: undefined });
  expect(runsOf({ kind: 'empty', column: 3 }).isEmpty).toBe(true);
  expect(runsOf(gap).isEmpty).toBe(false);
  expect(runsOf(digits('01', 7))).toMatchObject({ isEmpty: false, column: 7 });
});
