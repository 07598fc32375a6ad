import { expect, test } from 'vitest';
import { requestData, requireDateTime } from '../../../../host-cli/terminal/payment/payment-request.js';
import { TransactionData } from '../../../../host-cli/terminal/payment/transaction-data.js';
import { hex } from '../../../support/hex.js';

const NOW = '20261123101112';

test('amounts, currency, type, date and time', () => {
  const data = new TransactionData();
  requestData({ amount: 999_999_999_999, otherAmount: 1, currency: '0840', transactionType: 9 }, NOW, data);
  const text = (tag: number) => hex(data.get(tag)!);
  expect([0x9f02, 0x9f03, 0x5f2a, 0x9c, 0x9a, 0x9f21].map(text)).toEqual([
    '999999999999',
    '000000000001',
    '0840',
    '09',
    '261123',
    '101112',
  ]);
});

test('yuan at home, a purchase', () => {
  const data = new TransactionData();
  requestData({ amount: 0 }, NOW, data);
  expect([hex(data.get(0x5f2a)!), hex(data.get(0x9c)!)]).toEqual(['0156', '00']);
});

test.each([
  [{ amount: 1_000_000_000_000 }],
  [{ amount: -1 }],
  [{ amount: 0.5 }],
  [{ amount: 1, otherAmount: 2 }],
  [{ amount: 1, currency: 'CNY' }],
  [{ amount: 1, transactionType: 256 }],
])('%j', (request) => {
  expect(() => requestData(request, NOW, new TransactionData())).toThrow(
    expect.objectContaining({ code: 'PAYMENT_INVALID' }),
  );
});

test.each(['20260229000000', '20261123240000', '2026112310111', 'now'])('no time: %s', (text) => {
  expect(() => requireDateTime(text)).toThrow(expect.objectContaining({ code: 'PAYMENT_INVALID' }));
});
