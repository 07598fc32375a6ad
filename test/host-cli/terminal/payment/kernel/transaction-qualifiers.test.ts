import { expect, test } from 'vitest';
import { transactionQualifiers } from '../../../../../host-cli/terminal/payment/kernel/transaction-qualifiers.js';
import {
  DEFAULT_CONFIGURATION,
  type TerminalConfiguration,
} from '../../../../../host-cli/terminal/payment/terminal-configuration.js';
import { hex } from '../../../../support/hex.js';

const bits = (amount: number, changes: Partial<TerminalConfiguration> = {}, takesOnlinePin = true) =>
  hex(transactionQualifiers({ ...DEFAULT_CONFIGURATION, ...changes }, amount, takesOnlinePin).bytes);

test('TTQ', () => {
  expect(bits(1)).toBe('36000080');
  expect(bits(1, {}, false)).toBe('32000080');
  expect(bits(1, { signature: false }, false)).toBe('30000080');
  expect(bits(1, { offlineOnly: true }, false)).toBe('3A000080');
  expect(bits(1, { contactlessDebitCredit: true })).toBe('76000080');
});

test('online from the floor limit on, for nothing to pay, and when forced; never at an offline-only reader', () => {
  const floor = { floorLimit: 500, verificationLimit: 999_999 };
  expect([bits(499, floor), bits(500, floor), bits(0)]).toEqual(['36000080', '36800080', '36800080']);
  expect(bits(1, { forceOnline: true })).toBe('36800080');
  expect(bits(500, { ...floor, offlineOnly: true }, false)).toBe('3A000080');
});

test('verification above the limit, not at it', () => {
  const limit = { verificationLimit: 500 };
  expect([bits(500, limit), bits(501, limit)]).toEqual(['36000080', '36400080']);
});
