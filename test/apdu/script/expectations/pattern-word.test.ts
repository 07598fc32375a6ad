import { describe, expect, test } from 'vitest';
import {
  PatternError,
  type PatternPiece,
  piecesOf,
} from '../../../../apdu/script/expectations/pattern-word.js';

const names: [string, number][] = [];
const pieces = (text: string) => piecesOf(text, 8, (name, column) => names.push([name, column]));

test.each<[string, PatternPiece[]]>([
  ['9000', [{ kind: 'digits', text: '9000', column: 8 }]],
  ['61xX', [{ kind: 'digits', text: '61xX', column: 8 }]],
  ['6？?f', [{ kind: 'digits', text: '6？?f', column: 8 }]],
  ['...', [{ kind: 'gap' }]],
  ['…', [{ kind: 'gap' }]],
  [
    '6F...01…',
    [
      { kind: 'digits', text: '6F', column: 8 },
      { kind: 'gap' },
      { kind: 'digits', text: '01', column: 13 },
      { kind: 'gap' },
    ],
  ],
  ['empty', [{ kind: 'empty', column: 8 }]],
  ['{x:1}', [{ kind: 'capture', name: 'x', count: 1, column: 8 }]],
  ['{x:65535}', [{ kind: 'capture', name: 'x', count: 65535, column: 8 }]],
  ['{卡号:9}', [{ kind: 'capture', name: '卡号', count: 9, column: 8 }]],
  ['{rest}', [{ kind: 'gap', name: 'rest' }]],
])('%s', (text, expected) => {
  expect(pieces(text)).toEqual(expected);
});

test('the name of a capture is told with its place', () => {
  names.length = 0;
  pieces('{challenge:8}');
  pieces('{rest}');
  expect(names).toEqual([
    ['challenge', 9],
    ['rest', 9],
  ]);
});

describe('refused', () => {
  test.each([
    ['90G0', 10, "'G' is no hexadecimal digit, ? or x"],
    ['6F...0Z', 14, "'Z' is no hexadecimal digit"],
    ['6F..01', 10, "'.' is no hexadecimal digit"],
    ['社', 8, "'社' is no"],
    ['😀', 8, "'😀' is no"],
    ['{x:0}', 8, "'{x:0}' is no capture; write {name:8} for 8 bytes, {name} for any bytes"],
    ['{1:8}', 8, 'is no capture'],
    ['{x:8', 8, 'is no capture'],
    ['{}', 8, 'is no capture'],
    ['{x:123456}', 8, 'is no capture'],
  ])('%s', (text, column, message) => {
    const error = (() => {
      try {
        return pieces(text);
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toBeInstanceOf(PatternError);
    expect((error as PatternError).column).toBe(column);
    expect((error as PatternError).message).toContain(message);
  });
});
