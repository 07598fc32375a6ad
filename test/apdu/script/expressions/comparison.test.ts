import { describe, expect, test } from 'vitest';
import { readComparison } from '../../../../apdu/script/expressions/comparison.js';
import { bytesValue, type Value } from '../../../../apdu/script/value.js';
import { expectScriptError, number, readerOf, surroundings, word } from '../script-kit.js';

const variables: Record<string, Value> = {
  b: bytesValue(Uint8Array.of(0x12, 0x34)),
  n: number(5),
  w: word('00a4'),
  t: { kind: 'quoted', text: 'contact' },
  kind: word('refused'),
  pin: { kind: 'word', text: '123456', secret: true },
};

function compared(words: string) {
  const { reader, line } = readerOf(`check ${words}`);
  return readComparison(reader, line).evaluate(surroundings(variables));
}

describe('bytes', () => {
  test.each([
    ['$b = 12 34', true],
    ['$b = 1234', true],
    ['$b != 1235', true],
    ['$b = 12', false],
    ['(byte 16) = 10', true],
    ['$b = (join 12 34)', true],
    ['00 01 = 0001', true],
    ['$b = ""', false],
    ['(part $b 0 0) = ""', true],
  ])('%s', (words, holds) => {
    expect(compared(words).holds).toBe(holds);
  });
});

describe('numbers', () => {
  test.each([
    ['$n = 5', true],
    ['5 = $n', true],
    ['$n != 5', false],
    ['$n != 6', true],
    ['$n < 6', true],
    ['$n < 5', false],
    ['$n <= 5', true],
    ['$n > 4', true],
    ['$n > 5', false],
    ['$n >= 5', true],
    ['10 > 9', true],
    ['010 >= 10', true],
    ['(length $b) = 2', true],
    ['(number $b) = 4660', true],
  ])('%s', (words, holds) => {
    expect(compared(words).holds).toBe(holds);
  });
});

describe('words are equal as characters or as bytes', () => {
  test.each([
    ['$w = 00A4', true],
    ['$kind = refused', true],
    ['$kind = accepted', false],
    ['$kind != accepted', true],
    ['$t = contact', true],
    ['$t = "contact"', true],
    ['$t = contactless', false],
    ['4142 = "AB"', true],
    ['1 = 1', true],
    ['1 = 01', false],
  ])('%s', (words, holds) => {
    expect(compared(words).holds).toBe(holds);
  });
});

describe('what is told', () => {
  test.each([
    ['$b = 1235', '$b = 1235', '12 34'],
    ['$n > 7', '$n > 7', '5'],
    ['$b = $w 00', '$b = $w 00, which is 00 A4 00', '12 34'],
    ['$n = (length $b)', '$n = (length $b), which is 2', '5'],
    ['$kind = $t', '$kind = $t, which is contact', 'refused'],
    ['$pin = 111111', '$pin = 111111', '**'],
    ['$b = $pin', '$b = $pin, which is **', '12 34'],
    ['$pin 00 = $b', '$pin 00 = $b, which is 12 34', '**'],
    ['(number $pin) = 1', '(number $pin) = 1', '**'],
  ])('%s', (words, expected, received) => {
    expect(compared(words)).toEqual({ holds: false, expected, received });
  });

  test('nothing where it holds', () => {
    expect(compared('$n = 5')).toEqual({ holds: true, expected: '', received: '' });
  });
});

describe('refused', () => {
  test.each([
    ['', 7],
    ['$b', 9],
    ['$b == 5', 14],
    ['$b "=" 5', 15],
    ['$b 12 34', 15],
  ])('%s has no sign', (words, column) => {
    expectScriptError(
      () => compared(words),
      'ARGUMENT_MISSING',
      column,
      'a comparison is A SIGN B; signs: = != < <= > >=',
    );
  });

  test.each([
    ['= 5', 7],
    ['$b =', 11],
  ])('%s lacks a side', (words, column) => {
    expectScriptError(() => compared(words), 'ARGUMENT_MISSING', column, 'is missing');
  });

  test('bytes have no order and are no numbers', () => {
    expectScriptError(
      () => compared('$b < 5'),
      'EVALUATION_FAILED',
      7,
      'bytes is no number; (number X) reads bytes as one',
    );
    expectScriptError(() => compared('$n = $b'), 'EVALUATION_FAILED', 12);
    expectScriptError(() => compared('$b = zz'), 'EVALUATION_FAILED', 12, "'zz' is no hexadecimal");
    expectScriptError(() => compared('0A > 5'), 'EVALUATION_FAILED', 7);
  });
});
