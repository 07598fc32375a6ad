import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import {
  bytesOf,
  ConstantExpression,
  joinExpressions,
  numberOf,
  textOf,
} from '../../../../apdu/script/expressions/expression.js';
import { bytesValue, type Value } from '../../../../apdu/script/value.js';
import {
  evaluated,
  expectScriptError,
  expressionOf,
  hexOf,
  lineOf,
  number,
  surroundings,
  word,
} from '../script-kit.js';

describe('putting together', () => {
  test.each([
    ['00 A4', '00A4'],
    ['00a4 "社会"', '00A4C9E7BBE1'],
    ['$x 01', 'FF0001'],
    ['01 $x (byte 2)', '01FF0002'],
    ['$x $x', 'FF00FF00'],
    ['"" $x', 'FF00'],
  ])('%s', (words, hex) => {
    expect(hexOf(evaluated(words, { x: word('FF00') }))).toBe(hex);
  });

  test.each<[string, Value]>([
    ['12', word('12')],
    ['"12"', { kind: 'quoted', text: '12' }],
    ['$n', number(5)],
    ['(length 0102)', number(2)],
  ])('one alone keeps its kind: %s', (words, value) => {
    expect(evaluated(words, { n: number(5) })).toEqual(value);
  });

  test('what is written out is known before the script runs', () => {
    expect(expressionOf('00 "A"').constant).toEqual(bytesValue(fromHex('0041')));
    expect(expressionOf('00 $x').constant).toBeUndefined();
    expect(expressionOf('00  (byte   1)').text).toBe('00 (byte   1)');
  });

  test.each([
    ['00 0G', 6],
    ['00 0', 6],
    ['$x zz', 6],
  ])('a written word that is no bytes is found when the script is read: %s', (words, column) => {
    expectScriptError(() => expressionOf(words), 'EVALUATION_FAILED', column, 'is no hexadecimal');
  });

  test('a value that is no bytes is found when the script runs, at its place', () => {
    expectScriptError(
      () => evaluated('00 $n', { n: number(5) }),
      'EVALUATION_FAILED',
      6,
      '5 is a number; bytes are wanted',
    );
  });

  test('what a secret is part of is secret', () => {
    const x: Value = { kind: 'word', text: '1234', secret: true };
    expect(evaluated('00 $x', { x })).toEqual(bytesValue(fromHex('001234'), true));
    expect(evaluated('$x 00 01', { x })).toMatchObject({ secret: true });
    expect(evaluated('$y 00', { x, y: word('01') })).not.toHaveProperty('secret');
  });
});

describe('reading a value', () => {
  const line = lineOf('v 00 X');
  const x = new ConstantExpression('X', 6, word('X'));

  test('gives it', () => {
    expect(x.evaluate()).toEqual(word('X'));
    expect(bytesOf(x, word('00A4'), line)).toEqual(fromHex('00A4'));
    expect(numberOf(x, word('16'), line)).toBe(16);
    expect(textOf(x, word('X'), line)).toBe('X');
  });

  test('names its place when it is of another kind', () => {
    expectScriptError(() => bytesOf(x, word('X'), line), 'EVALUATION_FAILED', 6);
    expectScriptError(() => numberOf(x, word('X'), line), 'EVALUATION_FAILED', 6);
    expectScriptError(() => textOf(x, { kind: 'row', columns: {} }, line), 'EVALUATION_FAILED', 6);
  });

  test('lets other errors through', () => {
    const broken = {
      kind: 'word',
      get text(): string {
        throw new TypeError('broken');
      },
    } as const;
    expect(() => bytesOf(x, broken, line)).toThrow(TypeError);
  });
});

test('several are put together in their order', () => {
  const line = lineOf('v 00 01');
  const parts = [new ConstantExpression('00', 3, word('00')), new ConstantExpression('01', 6, word('01'))];
  expect(joinExpressions(parts, line)).toMatchObject({ text: '00 01', column: 3 });
  expect(joinExpressions(parts, line).evaluate(surroundings())).toEqual(bytesValue(fromHex('0001')));
});

test('a line may have very many words', () => {
  const value = evaluated(`$x ${'00 '.repeat(200_000)}`, { x: word('01') });
  expect(value.kind === 'bytes' && value.bytes.length).toBe(200_001);
});
