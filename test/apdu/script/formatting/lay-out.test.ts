import { describe, expect, test } from 'vitest';
import { layOut } from '../../../../apdu/script/formatting/lay-out.js';
import { joinLines } from '../../../../apdu/script/joined-line.js';
import { expectScriptError, lineOf } from '../script-kit.js';

const laidOut = (text: string, indent = '') => layOut(lineOf(text), [...joinLines(text)][0]!, indent);
const code = (text: string) => laidOut(text).map((line) => line.code);

describe('words', () => {
  test.each([
    ['reset', 'reset'],
    ['send 00a4', 'send   00A4'],
    ['send\t00 a4\u300004', 'send   00 A4 04'],
    ['expect 6f...a5 61xx', 'expect 6F...A5 61xx'],
    ['expect 61Xx or any', 'expect 61Xx or any'],
    ['expect tlv 6f/a5/9f0c aa', 'expect tlv 6F/A5/9F0C AA'],
    ['expect {abc:2} fade', 'expect {abc:2} FADE'],
    ['internal-authenticate  now', 'internal-authenticate now'],
    ['send  00a4(byte  $n)"ab  cd"', 'send   00A4 (byte $n) "ab  cd"'],
    ['send ( text   abc )', 'send   (text abc)'],
    ['send (tlv-build 84 ab) ab', 'send   (tlv-build 84 ab) AB'],
    ['set  x=', 'set    x='],
    ['set x = 00a4', 'set    x = 00a4'],
    ['check $x = "a" # b', 'check  $x = "a"'],
    ['case  Records  (all) of "x  y"', 'case   Records (all) of "x y"'],
    ['include my  (own).apdu', 'include my (own).apdu'],
    ['note   a  "b (  c # d', 'note   a  "b (  c # d'],
    ['title a', 'title  a'],
    ['else  if generation 3', 'else if generation 3'],
    ['if not answer 61xx', 'if     not answer 61xx'],
  ])('%j', (text, expected) => {
    expect(code(text)).toEqual([expected]);
  });
});

test('comments', () => {
  expect(laidOut('send 00   # why  ', '  ')).toEqual([{ code: '  send   00', comment: '# why' }]);
  expect(laidOut('note x # y')).toEqual([{ code: 'note   x # y' }]);
});

describe('several lines', () => {
  test('stay several, what follows below the words of the first', () => {
    expect(laidOut('send 00 a4 \\\n  04 00   \\\n0f # aid', '  ')).toEqual([
      { code: '  send   00 A4 \\' },
      { code: '         04 00 \\' },
      { code: '         0F', comment: '# aid' },
    ]);
  });

  test('an empty one of them goes', () => {
    expect(code('send 00 \\\n \\\n 01')).toEqual(['send   00 \\', '       01']);
    expect(code('send 00 \\')).toEqual(['send   00']);
  });

  test('the verb may stand alone', () => {
    expect(code('send \\\n 00')).toEqual(['send \\', '       00']);
  });

  test('a quoted text and a function may go on', () => {
    expect(code('set x = (join 01 \\\n 02) "a \\\n b"')).toEqual([
      'set    x = (join 01 \\',
      '       02) "a b"',
    ]);
  });
});

describe('refused', () => {
  test.each([
    ['send "a', 'QUOTE_OPEN', 6],
    ['send (byte 1', 'BRACKET', 6],
    ['send 00)', 'BRACKET', 8],
    ['send (byte (add 1 2)', 'BRACKET', 6],
  ] as const)('%s', (text, errorCode, column) => {
    expectScriptError(() => laidOut(text), errorCode, column);
  });
});
