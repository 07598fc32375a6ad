import { describe, expect, test } from 'vitest';
import {
  applyRestrictions,
  dateValue,
  isUsageAllowed,
} from '../../../../../host-cli/terminal/payment/restrictions/processing-restrictions.js';
import { TerminalVerificationResults } from '../../../../../host-cli/terminal/payment/results/verification-results.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes, hex } from '../../../../support/hex.js';

function data(card: Record<string, string>, terminal: Record<string, string> = {}): TransactionData {
  const made = new TransactionData();
  const own = {
    '9F09': '0030',
    '9A': '261123',
    '9C': '00',
    '9F03': '000000000000',
    '9F1A': '0156',
    ...terminal,
  };
  for (const [tag, value] of Object.entries(own)) made.set(Number.parseInt(tag, 16), bytes(value));
  for (const [tag, value] of Object.entries(card)) made.takeFromCard(Number.parseInt(tag, 16), bytes(value));
  return made;
}

function restricted(card: Record<string, string>): string {
  const results = new TerminalVerificationResults();
  applyRestrictions(data({ '5F24': '361231', ...card }), results);
  return hex(results.bytes);
}

describe('the second byte of the TVR', () => {
  test.each([
    [{}, '0000000000'],
    [{ '9F08': '0030', '5F25': '261123' }, '0000000000'],
    [{ '9F08': '0020' }, '0080000000'],
    [{ '5F24': '261123' }, '0000000000'],
    [{ '5F24': '261122' }, '0040000000'],
    [{ '5F24': '9912AA' }, '0040000000'],
    [{ '5F25': '261124' }, '0020000000'],
    [{ '9F07': 'FE00' }, '0010000000'],
  ])('%j', (card, tvr) => {
    expect(restricted(card)).toBe(tvr);
  });
});

test('years from 50 are of the last century', () => {
  expect(dateValue(bytes('491231'))).toBe(20_491_231);
  expect(dateValue(bytes('500101'))).toBe(19_500_101);
  expect(dateValue(bytes('2A0101'))).toBeNaN();
});

describe('application usage control', () => {
  const usage = (auc: string, terminal: Record<string, string> = {}, country = '0156') =>
    isUsageAllowed(data({ '9F07': auc, '5F28': country }, terminal));

  test('goods or services at home and abroad', () => {
    expect(usage('2100')).toBe(true);
    expect(usage('0900')).toBe(true);
    expect(usage('1100')).toBe(false);
    expect(usage('1100', {}, '0840')).toBe(true);
    expect(usage('2900', {}, '0840')).toBe(false);
  });

  test('cash and cash back', () => {
    expect(usage('8100', { '9C': '01' })).toBe(true);
    expect(usage('2900', { '9C': '01' })).toBe(false);
    expect(usage('2100', { '9F03': '000000000001' })).toBe(false);
    expect(usage('2180', { '9F03': '000000000001' })).toBe(true);
  });

  test('a card that does not say, or has no country, restricts nothing', () => {
    expect(isUsageAllowed(data({}))).toBe(true);
    expect(isUsageAllowed(data({ '9F07': '0100' }))).toBe(true);
    expect(usage('FE00')).toBe(false);
  });
});
