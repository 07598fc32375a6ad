import { expect, test } from 'vitest';
import {
  answerText,
  failed,
  PASSED,
  passedWith,
  receivedText,
} from '../../../../apdu/script/expectations/verdict.js';

test.each([
  [[], 0x9000, '9000'],
  [[1, 0xab], 0x6283, '01 AB 6283'],
  [[], 0, '0000'],
])('an answer is told as an expectation is written', (data, statusWord, text) => {
  const answer = { data: Uint8Array.from(data), statusWord };
  expect(answerText(answer)).toBe(text);
  expect(receivedText({ answer, durationMs: 0 })).toBe(text);
});

test('no answer is told with its fault', () => {
  expect(receivedText({ durationMs: 0 })).toBe('no answer');
  expect(receivedText({ fault: 'TORN', durationMs: 0 })).toBe('no answer (TORN)');
});

test('verdicts', () => {
  const captured = new Map([['x', Uint8Array.of(1)]]);
  expect(passedWith(undefined)).toBe(PASSED);
  expect(passedWith(captured)).toEqual({ passed: true, received: '', captured });
  expect(failed('9000')).toEqual({ passed: false, received: '9000' });
});
