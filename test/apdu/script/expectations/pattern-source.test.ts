import { describe, expect, test } from 'vitest';
import { PatternSource } from '../../../../apdu/script/expectations/pattern-source.js';
import { bytesValue, type Value } from '../../../../apdu/script/value.js';
import { expectScriptError, number, readerOf, surroundings, word } from '../script-kit.js';

function read(words: string) {
  const { reader, line } = readerOf(`v ${words}`);
  const names: string[] = [];
  const source = PatternSource.read({ reader, line, captures: (name) => names.push(name) });
  return { source, names, reader };
}

const cell = (text: string) => ({ row: { kind: 'row', columns: { a: text } } as Value });
const pattern = (words: string, variables: Record<string, Value> = {}) =>
  read(words).source.answerPattern(surroundings(variables));
const SW = { value: 0x9000, mask: 0xffff };

describe('patterns of answers', () => {
  test.each<[string, Record<string, Value>, object]>([
    ['9000', {}, { status: SW }],
    ['empty 9000', {}, { status: SW, data: [{ values: [] }] }],
    ['01 9000', {}, { status: SW, data: [{ values: [1] }] }],
    ['$x 9000', { x: word('0102') }, { status: SW, data: [{ values: [1, 2] }] }],
    ['$x 9000', { x: word('') }, { status: SW, data: [{ values: [] }] }],
    ['$x', { x: word('9000') }, { status: SW }],
    ['(join 01 9000)', {}, { status: SW, data: [{ values: [1] }] }],
    ['"A" (byte 2) 9000', {}, { status: SW, data: [{ values: [0x41, 2] }] }],
    ['0 $x 1 9000', { x: bytesValue(Uint8Array.of(0xab)) }, { status: SW, data: [{ values: [0x0a, 0xb1] }] }],
    ['... $x 9000', { x: word('01') }, { status: SW, data: [{ values: [] }, { values: [1] }] }],
    ['{y} 9000', {}, { status: SW, data: [{ values: [] }, { values: [], gap: 'y' }] }],
  ])('%s with %j', (words, variables, expected) => {
    expect(pattern(words, variables)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['61xx', { status: { value: 0x6100, mask: 0xff00 } }],
    ['empty 9000', { status: SW, data: [{ values: [] }] }],
    ['01 ... 0? 9000', { status: SW, data: [{ values: [1] }, { values: [0], masks: [0xf0] }] }],
    ['0110…9000', { status: SW, data: [{ values: [1, 0x10] }, { values: [] }] }],
  ])('a cell may be a pattern itself: %s', (text, expected) => {
    expect(pattern('$row.a', cell(text))).toEqual(expected);
  });

  test('a cell of a table stands among other words', () => {
    expect(pattern('01 $row.a 9000', cell('... 02'))).toEqual({
      status: SW,
      data: [{ values: [1] }, { values: [2] }],
    });
  });

  test('end at or', () => {
    const { source, reader } = read('01 9000 or 6283');
    expect(source.isConstant).toBe(true);
    expect(reader.peek).toMatchObject({ text: 'or' });
    expect(read('or 9000').source.isEmpty).toBe(true);
    expect(read('$x 9000').source.isConstant).toBe(false);
  });

  test('tell what they capture', () => {
    expect(read('{a:1} {b} 9000').names).toEqual(['a', 'b']);
  });
});

test('bytes alone have no status word', () => {
  expect(read('3B x0 ...').source.bytePattern()).toEqual([
    { values: [0x3b, 0], masks: [0xff, 0x0f] },
    { values: [] },
  ]);
  expect(read('empty').source.bytePattern()).toEqual([{ values: [] }]);
});

describe('refused', () => {
  test.each<[string, Record<string, Value>, number, string]>([
    ['90', {}, 5, 'a pattern ends with the four digits of a status word'],
    ['$x', { x: word('90') }, 5, 'a pattern ends with the four digits'],
    ['0 9000', {}, 3, 'an odd count of digits'],
    ['$x 9000', { x: word('0') }, 3, 'an odd count of digits'],
    ['empty 01 9000', {}, 9, 'empty means no data, yet data are written'],
    ['empty ... 9000', {}, 3, 'empty means no data'],
    ['$row.a', cell('90 0G'), 3, "$row.a is '90 0G': 'G' is no hexadecimal digit"],
    ['$row.a', cell('{x:2} 9000'), 3, 'a value captures nothing; write {x} in the script'],
    ['$row.a', cell('any'), 3, "'n' is no hexadecimal digit"],
    ['{x:2}', {}, 3, 'the status word is not captured'],
  ])('%s with %j', (words, variables, column, message) => {
    expectScriptError(() => pattern(words, variables), 'PATTERN_INVALID', column, message);
  });

  test('a number is no pattern', () => {
    expectScriptError(() => pattern('$n 9000', { n: number(5) }), 'EVALUATION_FAILED', 3, 'bytes are wanted');
  });
});
