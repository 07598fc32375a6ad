import { describe, expect, test } from 'vitest';
import { readLoopValues } from '../../../../apdu/script/expressions/loop-values.js';
import { bytesValue, type Value } from '../../../../apdu/script/value.js';
import { expectScriptError, filesOf, number, readerOf, surroundings, word } from '../script-kit.js';

const files = filesOf({ 't.csv': 'a,b\n1,x\n2,\n', 'my table.csv': 'a\n9', 'empty.csv': 'a' });

function values(
  words: string,
  variables: Record<string, Value> = {},
  given: typeof files | undefined = files,
) {
  const { reader, line } = readerOf(`v ${words}`);
  return [...readLoopValues(reader, line, given)(surroundings(variables))];
}

describe('ranges', () => {
  test.each([
    ['1..3', [1, 2, 3]],
    ['0..0', [0]],
    ['255..257', [255, 256, 257]],
    ['1..$n', [1, 2]],
    ['$n..4', [2, 3, 4]],
    ['$n..$n', [2]],
    ['3..$n', []],
    ['1..$row.last', [1, 2, 3]],
    ['$row.first..$row.last', [2, 3]],
  ])('%s', (words, expected) => {
    const row: Value = { kind: 'row', columns: { first: '2', last: '3' } };
    expect(values(words, { n: number(2), row })).toEqual(expected.map(number));
  });

  test('65,536 numbers are one after the other', () => {
    expect(values('0..65535')).toHaveLength(65_536);
  });

  test('that hold nothing are a slip where both ends are written', () => {
    expectScriptError(
      () => values('8..1'),
      'ARGUMENT_UNKNOWN',
      3,
      'nothing is in 8..1: write the smaller number first',
    );
  });

  test('end in numbers', () => {
    expectScriptError(() => values('1..$x', { x: word('0A') }), 'EVALUATION_FAILED', 6);
    expectScriptError(() => values('$x..1', { x: word('0A') }), 'EVALUATION_FAILED', 3);
    expectScriptError(() => values('1..2 3'), 'ARGUMENT_UNKNOWN', 8);
  });
});

describe('words', () => {
  test('each is a value of its kind', () => {
    expect(values('01 "a" $n (byte 2)', { n: number(7) })).toEqual([
      word('01'),
      { kind: 'quoted', text: 'a' },
      number(7),
      bytesValue(Uint8Array.of(2)),
    ]);
    expect(values('"table" x')).toHaveLength(2);
  });

  test('are not missing', () => {
    expectScriptError(() => values(''), 'ARGUMENT_MISSING', 3);
  });
});

describe('tables', () => {
  test('are rows', () => {
    expect(values('table t.csv')).toEqual([
      { kind: 'row', columns: { a: '1', b: 'x' } },
      { kind: 'row', columns: { a: '2', b: '' } },
    ]);
    expect(values('table "my table.csv"')).toHaveLength(1);
    expect(values('table empty.csv')).toEqual([]);
  });

  test('that cannot be read are refused when the script is', () => {
    expectScriptError(() => values('table'), 'ARGUMENT_MISSING', 8);
    expectScriptError(() => values('table x.csv'), 'FILE_NOT_READ', 9, 'there is no file x.csv');
    expectScriptError(() => values('table t.csv more'), 'ARGUMENT_UNKNOWN', 15);
    const { reader, line } = readerOf('v table t.csv');
    expectScriptError(
      () => readLoopValues(reader, line, undefined),
      'FILE_NOT_READ',
      9,
      'no table can be read here',
    );
  });
});
