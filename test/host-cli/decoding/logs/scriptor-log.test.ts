import { expect, test } from 'vitest';
import { SCRIPTOR_LOG } from '../../../../host-cli/decoding/logs/scriptor-log.js';
import { readWith } from '../entry-text.js';
import { ATR, LOGS, NUMBER, SELECT, UNANSWERED } from './samples.js';

test('answers of one line and of several, the echo left out', () => {
  expect(readWith(SCRIPTOR_LOG, LOGS['scriptor-log'])).toEqual([ATR, SELECT, NUMBER, UNANSWERED]);
});

test.each([
  ['> 00 A4 00 00 \n< 6A 82 : File not found.', true],
  ['> RESET\n< OK: 3B 00 ', true],
  ['> 00A40000\n< 6A82', false],
])('%j: %s', (text, expected) => {
  expect(SCRIPTOR_LOG.recognise(text)).toBe(expected);
});
