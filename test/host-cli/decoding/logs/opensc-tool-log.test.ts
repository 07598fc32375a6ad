import { expect, test } from 'vitest';
import { OPENSC_TOOL_LOG } from '../../../../host-cli/decoding/logs/opensc-tool-log.js';
import { readWith } from '../entry-text.js';
import { LOGS, NUMBER, SELECT, UNANSWERED } from './samples.js';

test('commands, status words and data', () => {
  expect(readWith(OPENSC_TOOL_LOG, LOGS['opensc-tool'])).toEqual([SELECT, NUMBER, UNANSWERED]);
});

test('data of several lines', () => {
  const text = [
    'Sending: 00 B0 00 00 12 ',
    'Received (SW1=0x90, SW2=0x00):',
    '00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F ................',
    `20 21 ${' '.repeat(42)} !`,
    '',
  ].join('\n');
  expect(readWith(OPENSC_TOOL_LOG, text)).toEqual(['00B0000012 000102030405060708090A0B0C0D0E0F20219000']);
});
