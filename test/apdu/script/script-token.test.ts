import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScriptError } from '../../../apdu/script/script-error.js';
import { readLines } from '../../../apdu/script/script-line.js';
import { endColumn, textBetween, tokensOf } from '../../../apdu/script/script-token.js';
import { expectScriptError, lineOf } from './script-kit.js';

const tokens = (text: string) =>
  tokensOf(lineOf(text)).map(({ kind, text: what, column }) => [kind, what, column]);

describe('tokens', () => {
  test.each<[string, [string, string, number][]]>([
    ['set', []],
    [
      'set x = 00',
      [
        ['word', 'x', 5],
        ['word', '=', 7],
        ['word', '00', 9],
      ],
    ],
    ['set "a b"', [['quoted', 'a b', 5]]],
    ['set ""', [['quoted', '', 5]]],
    [
      'set 00"a"01',
      [
        ['word', '00', 5],
        ['quoted', 'a', 7],
        ['word', '01', 10],
      ],
    ],
    [
      'set (f(g)x)',
      [
        ['open', '(', 5],
        ['word', 'f', 6],
        ['open', '(', 7],
        ['word', 'g', 8],
        ['close', ')', 9],
        ['word', 'x', 10],
        ['close', ')', 11],
      ],
    ],
    ['set 00 # "(', [['word', '00', 5]]],
    ['set 00#1', [['word', '00#1', 5]]],
    ['set "a # b"', [['quoted', 'a # b', 5]]],
    [
      'set "社会"\u300000',
      [
        ['quoted', '社会', 5],
        ['word', '00', 10],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test('a quote that is not closed is refused where it opens', () => {
    expectScriptError(() => tokens('set x = 00 "a'), 'QUOTE_OPEN', 12);
    expectScriptError(() => tokens('set "a" "'), 'QUOTE_OPEN', 9);
  });

  test('any line gives tokens that stand where they say, or a ScriptError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const line of readLines(text, 'f')) {
          try {
            for (const { text: what, column, endColumn: end, kind } of tokensOf(line)) {
              const quotes = kind === 'quoted' ? '"' : '';
              expect(line.text.slice(column - 1, end - 1)).toBe(quotes + what + quotes);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(ScriptError);
          }
        }
      }),
    );
  });
});

test.each([
  ['set', 5],
  ['set x', 6],
  ['set x  # why', 6],
])('something missing in %j would stand at column %i', (text, column) => {
  const line = lineOf(text);
  expect(endColumn(line, tokensOf(line))).toBe(column);
});

test('a text between columns has one space where there are more', () => {
  expect(textBetween(lineOf('expect 01  02\t9000 # x'), 8, 19)).toBe('01 02 9000');
  expect(textBetween(lineOf('expect 9000'), 8, 12)).toBe('9000');
});
