import { expect, test } from 'vitest';
import { OPENSC_LOG } from '../../../../host-cli/decoding/logs/opensc-log.js';
import { readWith } from '../entry-text.js';
import { LOGS, NUMBER, SELECT, UNANSWERED } from './samples.js';

test('the dumps of commands and answers', () => {
  expect(readWith(OPENSC_LOG, LOGS['opensc-log'])).toEqual(['reset', SELECT, NUMBER, UNANSWERED]);
});

test('as older versions write it', () => {
  const old = [
    'Outgoing APDU data [    5 bytes] =====================================',
    '00 84 00 00 08 .....',
    '======================================================================',
    'Incoming APDU data [    2 bytes] =====================================',
    '67 00 g.',
    '======================================================================',
  ].join('\r\n');
  expect(OPENSC_LOG.recognise(old)).toBe(true);
  expect(readWith(OPENSC_LOG, old.replaceAll('\r', ''))).toEqual(['0084000008 6700']);
});

test.each([
  ['Outgoing APDU (5 bytes):\n00 84 00', 'line 2: bytes are missing that line 1 announces'],
  [
    'Outgoing APDU (20 bytes):\n00 A4 04 00 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 .....',
    'line 1: the log ends before the bytes',
  ],
])('%j is refused with its place', (text, reason) => {
  expect(() => readWith(OPENSC_LOG, text)).toThrow(reason);
});
