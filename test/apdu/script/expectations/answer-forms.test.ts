import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { decodeResponse } from '../../../../apdu/codec/response-apdu.js';
import { FORMS } from '../../../../apdu/script/expectations/answer-forms.js';
import { readExpectation } from '../../../../apdu/script/expectations/expectation.js';
import type { Seen } from '../../../../apdu/script/expectations/verdict.js';
import { bytesValue, type Value } from '../../../../apdu/script/value.js';
import { expectScriptError, number, readerOf, surroundings, word } from '../script-kit.js';

function expectation(words: string) {
  const { reader, line } = readerOf(`expect ${words}`);
  return readExpectation({ line, reader, captures: () => {} });
}

const variables: Record<string, Value> = {
  n: number(2),
  mask: bytesValue(Uint8Array.of(0xff)),
  long: word('0102'),
  name: word('4142'),
};
const judged = (words: string, seen: Partial<Seen>) =>
  expectation(words).judge({ durationMs: 0, ...seen }, surroundings(variables));
const answered = (words: string, hex: string) => judged(words, { answer: decodeResponse(fromHex(hex)) });

const FCI = '6F0CA50A50024142 9F0C03860103 9000'.replaceAll(' ', '');

describe('forms that hold', () => {
  test.each([
    ['any', '6F00'],
    ['length 0', '9000'],
    ['length 2', '01029000'],
    ['length $n', '01029000'],
    ['length (add 1 1)', '01029000'],
    ['length 1..2', '019000'],
    ['length 1..2', '01029000'],
    ['tlv 6F present', FCI],
    ['tlv 6F/A5/50 4142', FCI],
    ['tlv 6f/a5/50 "AB"', FCI],
    ['tlv 6F/A5/50 $name', FCI],
    ['tlv 6F/A5/50 4x ...', FCI],
    ['tlv 6F/A5/9F0C 86 ... 03', FCI],
    ['tlv 84 absent', FCI],
    ['tlv 84 absent', '01029000'],
    ['tlv 84 absent', '9000'],
    ['tlv 84 empty', '84009000'],
    ['mask FF00 = 1200', '12349000'],
    ['mask F0 = 1F', '1A6283'],
    ['mask $mask = 07', '079000'],
    ['mask "" = ""', '9000'],
  ])('expect %s, got %s', (words, hex) => {
    expect(answered(words, hex)).toMatchObject({ passed: true });
  });
});

describe('forms that fail tell what came', () => {
  test.each([
    ['length 1', '01029000', 'length 2: 01 02 9000'],
    ['length 3..4', '01029000', 'length 2: 01 02 9000'],
    ['length 0..1', '01029000', 'length 2: 01 02 9000'],
    ['tlv 84 present', '01029000', '01 02 9000'],
    ['tlv 6F absent', '6F009000', '6F 00 9000'],
    ['tlv 6F/A5/50 4143', FCI, '41 42'],
    ['tlv 84 01', '84009000', 'empty'],
    ['tlv 84 01', '85009000', 'no 84: 85 00 9000'],
    ['mask FF00 = 1200', '13349000', '13 34 9000'],
    ['mask FF00 = 1200', '129000', '12 9000'],
    ['torn', '9000', '9000'],
    ['fault LINK_FAILED', '9000', '9000'],
  ])('expect %s, got %s', (words, hex, received) => {
    expect(answered(words, hex)).toEqual({ passed: false, received });
  });

  test.each(['any', '9000', 'length 0', 'tlv 84 present', 'tlv 84 absent', 'tlv 84 00', 'mask 00 = 00'])(
    'without an answer expect %s fails',
    (words) => {
      expect(judged(words, {})).toEqual({ passed: false, received: 'no answer' });
      expect(judged(words, { fault: 'TORN' })).toEqual({ passed: false, received: 'no answer (TORN)' });
    },
  );
});

describe('faults', () => {
  test('a torn card, and codes of the link', () => {
    expect(judged('torn', { fault: 'TORN' }).passed).toBe(true);
    expect(judged('torn', { fault: 'LINK_FAILED' })).toEqual({
      passed: false,
      received: 'no answer (LINK_FAILED)',
    });
    expect(judged('fault NO_CARD', { fault: 'NO_CARD' }).passed).toBe(true);
    expect(judged('fault NO_CARD', { fault: 'LINK_FAILED' }).passed).toBe(false);
    expect(expectation('fault NO_CARD')).toMatchObject({ ofFault: true, ofReset: false });
  });
});

describe('answers to reset', () => {
  const answerToReset = fromHex('3B6D00');

  test('have no status word', () => {
    expect(judged('atr 3B6D00', { answerToReset }).passed).toBe(true);
    expect(judged('atr 3B ...', { answerToReset }).passed).toBe(true);
    expect(judged('atr {historical}', { answerToReset }).captured?.get('historical')).toEqual(answerToReset);
    expect(judged('atr empty', { answerToReset: fromHex('') }).passed).toBe(true);
    expect(expectation('atr 3B ...')).toMatchObject({ ofReset: true, ofFault: false });
  });

  test('are told when they differ or are missing', () => {
    expect(judged('atr 3B', { answerToReset })).toEqual({ passed: false, received: '3B 6D 00' });
    expect(judged('atr 3B', {})).toEqual({ passed: false, received: 'no answer to reset' });
    expect(judged('atr 3B', { fault: 'NO_CARD' })).toEqual({
      passed: false,
      received: 'no answer to reset (NO_CARD)',
    });
  });
});

describe('time', () => {
  test.each([
    ['time <= 300 ms', 300, true],
    ['time <= 300 ms', 300.001, false],
    ['time < 300 ms', 299.999, true],
    ['time < 300 ms', 300, false],
    ['time <= 0.5 ms', 0.5, true],
  ])('expect %s of %f ms', (words, durationMs, passed) => {
    expect(judged(words, { durationMs }).passed).toBe(passed);
  });

  test('that is too long is told', () => {
    expect(judged('time <= 300 ms', { durationMs: 412.34567 }).received).toBe('412.346 ms');
  });
});

describe('captures', () => {
  test('of a value', () => {
    expect(answered('tlv 6F/A5/50 {first:1} ...', FCI).captured?.get('first')).toEqual(fromHex('41'));
    expect(answered('tlv 6F/A5/9F0C {all}', FCI).captured?.get('all')).toEqual(fromHex('860103'));
  });
});

describe('refused', () => {
  test.each([
    ['length', 'ARGUMENT_MISSING', 14, 'a length is missing'],
    ['length 2..1', 'PATTERN_INVALID', 15, 'no length is 2..1: write the smaller first'],
    ['length XX', 'EVALUATION_FAILED', 15, "'XX' is no number"],
    ['length 1 2', 'PATTERN_INVALID', 17, "'2' is more than the expectation takes"],
    ['tlv', 'ARGUMENT_MISSING', 11, 'expect tlv needs a path of tags such as 6F/A5/50'],
    ['tlv 6G 00', 'PATTERN_INVALID', 12, "'6G' in a path is no tag"],
    ['tlv 6F', 'ARGUMENT_MISSING', 14, 'expect tlv needs a value, present or absent'],
    ['tlv 6F present 9000', 'PATTERN_INVALID', 23, 'is more than the expectation takes'],
    ['tlv 6F 0', 'PATTERN_INVALID', 15, 'an odd count of digits'],
    ['mask', 'ARGUMENT_MISSING', 12, 'the mask is missing'],
    ['mask FF', 'ARGUMENT_MISSING', 15, 'expect mask needs MASK = VALUE'],
    ['mask FF =', 'ARGUMENT_MISSING', 17, 'the value is missing'],
    ['mask FF = 0102', 'EVALUATION_FAILED', 13, 'the mask has 1 bytes and the value 2'],
    ['time', 'PATTERN_INVALID', 12, 'expect time is written as: expect time <= 300 ms'],
    ['time 300 ms', 'PATTERN_INVALID', 13, 'expect time is written as'],
    ['time <= 300', 'PATTERN_INVALID', 13, 'expect time is written as'],
    ['time > 300 ms', 'PATTERN_INVALID', 13, 'expect time is written as'],
    ['fault', 'ARGUMENT_MISSING', 13, 'expect fault needs a code such as LINK_FAILED'],
    ['fault lost', 'ARGUMENT_MISSING', 14, 'expect fault needs a code'],
    ['torn 9000', 'PATTERN_INVALID', 13, 'is more than'],
    ['atr', 'ARGUMENT_MISSING', 11, 'expect atr needs the bytes'],
    ['atr 3', 'PATTERN_INVALID', 12, 'an odd count of digits'],
  ] as const)('expect %s', (words, code, column, message) => {
    expectScriptError(() => expectation(words), code, column, message);
  });

  test('a mask of another length than its value is found when both are known', () => {
    expectScriptError(
      () => answered('mask $long = 01', '9000'),
      'EVALUATION_FAILED',
      13,
      'the mask has 2 bytes and the value 1',
    );
  });
});

test('every form is tested here', () => {
  expect([...FORMS.keys()]).toEqual(['any', 'torn', 'fault', 'atr', 'length', 'tlv', 'mask', 'time']);
});
