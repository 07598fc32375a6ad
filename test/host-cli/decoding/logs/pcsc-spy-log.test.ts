import { expect, test } from 'vitest';
import { PCSC_SPY_LOG } from '../../../../host-cli/decoding/logs/pcsc-spy-log.js';
import { readWith } from '../entry-text.js';
import { LOGS, NUMBER, SELECT, UNANSWERED } from './samples.js';

test('what SCardTransmit sent and received, and resets', () => {
  expect(readWith(PCSC_SPY_LOG, LOGS['pcsc-spy'])).toEqual(['reset', SELECT, NUMBER, UNANSWERED]);
});
