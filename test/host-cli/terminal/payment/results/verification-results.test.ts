import { expect, test } from 'vitest';
import {
  TerminalVerificationResults,
  TransactionStatusInformation,
} from '../../../../../host-cli/terminal/payment/results/verification-results.js';
import { hex } from '../../../../support/hex.js';

test('TVR: five bytes', () => {
  const results = new TerminalVerificationResults();
  results.set('AUTHENTICATION_NOT_PERFORMED', 'NEW_CARD', 'OVER_FLOOR_LIMIT', 'SCRIPT_FAILED_AFTER');
  expect(hex(results.bytes)).toBe('8008008010');
});

test('TSI: two bytes', () => {
  const status = new TransactionStatusInformation();
  status.set('AUTHENTICATION_PERFORMED', 'SCRIPT_PERFORMED');
  expect(hex(status.bytes)).toBe('8400');
});
