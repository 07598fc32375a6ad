import { expect, test } from 'vitest';
import { PCSCD_LOG } from '../../../../host-cli/decoding/logs/pcscd-log.js';
import { readWith } from '../entry-text.js';
import { ATR, LOGS, NUMBER, SELECT, UNANSWERED } from './samples.js';

test('commands, answers and answers to reset among the other lines', () => {
  expect(readWith(PCSCD_LOG, LOGS['pcscd-log'])).toEqual([ATR, SELECT, NUMBER, UNANSWERED]);
});

test('colours and line ends do not matter', () => {
  const coloured = LOGS['pcscd-log'].replace(/^(\d{8} APDU.*)$/gm, '\u001b[35m$1\u001b[0m\r');
  expect(PCSCD_LOG.recognise(coloured)).toBe(true);
  expect(readWith(PCSCD_LOG, coloured)).toEqual([ATR, SELECT, NUMBER, UNANSWERED]);
});

test('a log that begins with an answer', () => {
  expect(
    readWith(PCSCD_LOG, '00000001 SW: 90 00 \n00000002 APDU: 00 84 00 00 08 \n00000003 SW: 67 00 '),
  ).toEqual(['0084000008 6700']);
});

test.each(['APDU', 'the APDU: 00 A4', '12345678 APDU: no bytes'])('%j is none', (text) => {
  expect(PCSCD_LOG.recognise(text)).toBe(false);
});
