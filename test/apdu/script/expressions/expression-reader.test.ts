import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScriptError, type ScriptErrorCode } from '../../../../apdu/script/script-error.js';
import type { Value } from '../../../../apdu/script/value.js';
import { evaluated, expectScriptError, expressionOf, hexOf, number, readerOf, word } from '../script-kit.js';

const row: Value = { kind: 'row', columns: { number: '3', 'Le(hex)': '12', empty: '' } };

describe('expressions', () => {
  test.each([
    ['(byte 16)', '10'],
    ['(byte (add 1 (length 0102)))', '03'],
    ['(xor (xor 0F0F FFFF) F0F0)', '0000'],
    ['( byte 16 )', '10'],
    ['(byte 1)(byte 2)', '0102'],
    ['(text "a(b) # c")', '6128622920232063'],
    ['(join 00 01)', '0001'],
    ['$row.number "x"', '0378'],
  ])('%s', (words, hex) => {
    expect(hexOf(evaluated(words, { row: { kind: 'row', columns: { number: '03' } } }))).toBe(hex);
  });

  test.each<[string, Value]>([
    ['$x', word('01')],
    ['$n', number(7)],
    ['$row.number', word('3')],
    ['$row.Le', word('12')],
    ['$row.empty', word('')],
    ['$变量_1', word('EE')],
  ])('%s', (words, value) => {
    const columns = { number: '3', Le: '12', empty: '' };
    expect(
      evaluated(words, { x: word('01'), n: number(7), row: { kind: 'row', columns }, 变量_1: word('EE') }),
    ).toEqual(value);
  });

  test.each<[string, ScriptErrorCode, number, string]>([
    ['', 'ARGUMENT_MISSING', 3, 'a value is missing'],
    ['00)', 'BRACKET', 5, 'there is no ( that this ) would close'],
    ['(', 'BRACKET', 3, 'the name of a function belongs behind ('],
    ['()', 'BRACKET', 4, 'the name of a function belongs behind ('],
    ['((byte 1))', 'BRACKET', 4, 'the name of a function belongs behind ('],
    ['("byte" 1)', 'BRACKET', 4, 'the name of a function belongs behind ('],
    ['00 (byte 1', 'BRACKET', 6, 'the ( is not closed'],
    ['(byte (add 1 2)', 'BRACKET', 3, 'the ( is not closed'],
    ['(bite 1)', 'UNKNOWN_FUNCTION', 4, "there is no function 'bite'; did you mean 'byte'"],
    ['(quux 1)', 'UNKNOWN_FUNCTION', 4, "there is no function 'quux'; the functions are add, and, bcd, "],
    ['$', 'ARGUMENT_UNKNOWN', 3, "'$' is no variable; write $name or $row.column"],
    ['$1', 'ARGUMENT_UNKNOWN', 3, "'$1' is no variable"],
    ['$a.b.c', 'ARGUMENT_UNKNOWN', 3, "'$a.b.c' is no variable"],
    ['00A4$fid', 'ARGUMENT_UNKNOWN', 7, "put a space before '$fid'"],
  ])('refused: %j', (words, code, column, message) => {
    expectScriptError(() => expressionOf(words), code, column, message);
  });

  test.each<[string, Record<string, Value>, string]>([
    ['$x', {}, '$x has no value yet'],
    ['$data', {}, '$data has no value: there is no answer'],
    ['$generation', {}, '$generation has no value: the generation of the card is not known'],
    ['$row.nummer', { row }, "there is no $row.nummer; did you mean 'number'?"],
    ['$row.quux', { row }, 'there is no $row.quux; the columns are number, Le(hex), empty'],
    ['$row.toString', { row }, 'there is no $row.toString; the columns are'],
    ['$x.y', { x: word('00') }, 'there is no $x.y; $x is no row of a table'],
  ])('without a value: %s', (words, variables, message) => {
    expectScriptError(() => evaluated(words, variables), 'EVALUATION_FAILED', 3, message);
  });
});

describe('the reader', () => {
  test('takes tokens one by one', () => {
    const { reader } = readerOf('v a "b" c');
    expect(reader.at('a')).toBe(true);
    expect(reader.take()).toMatchObject({ text: 'a' });
    expect(reader.at('b')).toBe(false);
    expect(reader.one('x').constant).toEqual({ kind: 'quoted', text: 'b' });
    expect(reader.peek).toMatchObject({ text: 'c' });
    expect(reader.rest('x')).toHaveLength(1);
    expect(reader.peek).toBeUndefined();
    expect(() => reader.finish()).not.toThrow();
  });

  test('joins up to a word, not up to the same in quotes', () => {
    const { reader } = readerOf('v 00 "=" 01 = 02');
    expect(hexOf(reader.joined('a value', ['=']).constant!)).toBe('003D01');
    expect(reader.peek).toMatchObject({ text: '=' });
  });

  test('points at what is missing and at what is too much', () => {
    expectScriptError(
      () => readerOf('v = 02').reader.joined('the left', ['=']),
      'ARGUMENT_MISSING',
      3,
      'the left is missing',
    );
    expectScriptError(
      () => readerOf('v 00 01').reader.finish(),
      'ARGUMENT_UNKNOWN',
      3,
      "'00' is more than v takes",
    );
  });

  test('tells which variables are read', () => {
    const { reader, names } = readerOf('v $a (join $generation $row.x)');
    reader.rest('a value');
    expect(names.isRead('generation')).toBe(true);
    expect(names.isRead('row')).toBe(true);
    expect(names.isRead('b')).toBe(false);
  });
});

test('any words give a value or a ScriptError', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '"',
      '$x',
      '$',
      '$row.a',
      'byte',
      'bytes',
      'tlv',
      'part',
      'join',
      'random',
      '0',
      '1',
      '00A4',
      '"a"',
      '#',
      '社',
    ),
    fc.string({ maxLength: 4 }),
  );
  const words = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
  fc.assert(
    fc.property(words, (text) => {
      try {
        evaluated(text, { x: word('A0'), row: { kind: 'row', columns: { a: '07' } } });
      } catch (error) {
        expect(error).toBeInstanceOf(ScriptError);
      }
    }),
    { numRuns: 1000 },
  );
});
