import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { decodeResponse } from '../../../../apdu/codec/response-apdu.js';
import { readExpectation } from '../../../../apdu/script/expectations/expectation.js';
import { answerText, type Seen } from '../../../../apdu/script/expectations/verdict.js';
import { ExpressionReader } from '../../../../apdu/script/expressions/expression-reader.js';
import { Scope } from '../../../../apdu/script/expressions/scope.js';
import { ScriptNames } from '../../../../apdu/script/parsing/script-names.js';
import { readLines } from '../../../../apdu/script/script-line.js';
import { tokensOf } from '../../../../apdu/script/script-token.js';
import { anyBytes } from '../../arbitrary.js';
import { expectScriptError } from '../script-kit.js';

const surroundings = { scope: new Scope(), world: { random: (count: number) => new Uint8Array(count) } };

function expectation(words: string) {
  const line = readLines(`expect ${words}`, 'demo.apdu')[0]!;
  const reader = new ExpressionReader(line, tokensOf(line), new ScriptNames({}));
  return readExpectation({ line, reader, captures: () => {} });
}

const judged = (words: string, seen: Partial<Seen>) =>
  expectation(words).judge({ durationMs: 0, ...seen }, surroundings);
const meets = (words: string, answer: Seen['answer']) => judged(words, { answer }).passed;
const matches = (words: string, answer: string) => meets(words, decodeResponse(fromHex(answer)));

describe('what an answer may be', () => {
  test.each([
    ['9000', '9000', true],
    ['9000', 'AABB9000', true],
    ['90 00', '9000', true],
    ['9000', '6A82', false],
    ['61xx', '6110', true],
    ['61XX', '6200', false],
    ['63Cx', '63C0', true],
    ['63cx', '63D0', false],
    ['6???', '6A82', true],
    ['6???', '9000', false],
    ['9000 or 61xx', '6100', true],
    ['9000 or 61xx or 6283', '6283', true],
    ['9000 or 61xx', '6283', false],
    ['any', '6F00', true],
    ['empty 9000', '9000', true],
    ['empty 9000', '019000', false],
    ['01 10 9000', '01109000', true],
    ['01109000', '01109000', true],
    ['01 10 9000', '0110AA9000', false],
    ['01 10 9000', '019000', false],
    ['01 ?0 9000', '01F09000', true],
    ['01 ?0 9000', '01F19000', false],
    ['01 1? 9000', '011A9000', true],
    ['01 10 ... 9000', '01109000', true],
    ['01 10 ... 9000', '0110AABB9000', true],
    ['01 10 ... 9000', '0111AA9000', false],
    ['... 04 9000', '0102049000', true],
    ['... 04 9000', '0104029000', false],
    ['... 9000', '9000', true],
    ['… 9000', 'AA9000', true],
    ['01 ... 02 ... 03 9000', '01AA02BB039000', true],
    ['01 ... 02 ... 03 9000', '0102039000', true],
    ['01 ... 02 ... 03 9000', '01AABB039000', false],
    ['01 ... 01 9000', '019000', false],
    ['01 ... 02 02 ... 02 9000', '010202029000', true],
    ['01 ... 02 02 ... 02 9000', '0102029000', false],
    ['AA 9000 or 6A82', '6A82', true],
  ])('expect %s, got %s', (words, answer, result) => {
    expect(matches(words, answer)).toBe(result);
  });

  test('every answer meets the expectation written from it', () => {
    fc.assert(
      fc.property(anyBytes(20), fc.nat(0xffff), (data, statusWord) => {
        const answer = { data, statusWord };
        expect(meets(answerText(answer), answer)).toBe(true);
        expect(meets(`... ${answerText(answer)}`, answer)).toBe(true);
        expect(meets(answerText(answer), { data, statusWord: statusWord ^ 1 })).toBe(false);
      }),
    );
  });

  test('optional is kept beside the patterns', () => {
    expect(expectation('optional 9000')).toMatchObject({ optional: true, text: 'optional 9000' });
    expect(expectation('optional any')).toMatchObject({ optional: true, text: 'optional any' });
    expect(expectation('9000').optional).toBe(false);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['', 'ARGUMENT_MISSING', 8],
    ['optional', 'ARGUMENT_MISSING', 16],
    ['900', 'PATTERN_INVALID', 11],
    ['90G0', 'PATTERN_INVALID', 10],
    ['9000 or', 'PATTERN_INVALID', 15],
    ['or 9000', 'PATTERN_INVALID', 8],
    ['0 9000', 'PATTERN_INVALID', 8],
    ['01 ... 90', 'PATTERN_INVALID', 17],
    ['01 0 ... 9000', 'PATTERN_INVALID', 11],
    ['empty 01 9000', 'PATTERN_INVALID', 14],
    ['any 9000', 'PATTERN_INVALID', 12],
  ])('expect %s', (words, code, column) => {
    expect(() => expectation(words)).toThrow(
      expect.objectContaining({ code, column, file: 'demo.apdu', line: 1 }),
    );
  });
});

test('a gap may stand against its neighbours', () => {
  expect(matches('6F...01… 9000', '6F020301049000')).toBe(true);
  expect(matches('6F...01… 9000', '6F020302049000')).toBe(false);
  expect(() => expectation('6F.. 9000')).toThrow();
});

describe('the text', () => {
  test.each([
    ['01  02\t9000   or 61xx # why', '01 02 9000 or 61xx'],
    ['"a # b" 9000', '"a # b" 9000'],
    ['(byte  1) 9000', '(byte 1) 9000'],
    ['time <= 300 ms', 'time <= 300 ms'],
  ])('of %j is %j', (words, text) => {
    expect(expectation(words).text).toBe(text);
  });
});

test('captures of the alternative that fits are given', () => {
  const words = '{a:1} 9000 or {b:2} 9000 or {c} 6283';
  const captured = (hex: string) => [
    ...(judged(words, { answer: decodeResponse(fromHex(hex)) }).captured ?? []),
  ];
  expect(captured('019000')).toEqual([['a', fromHex('01')]]);
  expect(captured('01029000')).toEqual([['b', fromHex('0102')]]);
  expect(captured('0102036283')).toEqual([['c', fromHex('010203')]]);
  expect(captured('0102039000')).toEqual([]);
});

test.each([
  ['lenght 5', 8, 'length'],
  ['optinal 9000', 8, 'optional'],
  ['optional presnt', 17, undefined],
  ['Any', 8, 'any'],
  ['tron', 8, 'torn'],
  ['fad', 11, undefined],
])('a slip is told with the form that was meant: %s', (words, column, form) => {
  const message = form === undefined ? /digit|status word/ : `did you mean '${form}'?`;
  expectScriptError(() => expectation(words), 'PATTERN_INVALID', column, message);
});
