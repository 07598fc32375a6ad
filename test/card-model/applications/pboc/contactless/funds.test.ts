import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../../apdu/bytes.js';
import {
  availableAmount,
  type Funds,
  fundsAfter,
  fundsCover,
  type SpendingCheck,
  spendingCheckOf,
} from '../../../../../card-model/applications/pboc/contactless/funds.js';

const CHECKS = ['low-value', 'low-value-and-total', 'low-value-or-total'] as const;

describe('which money a card spends', () => {
  test.each([
    ['81500000', 'low-value'],
    ['F0000000', 'low-value'],
    ['60000000', 'low-value-and-total'],
    ['20000000', 'low-value-or-total'],
    ['1FFFFFFF', 'none'],
  ])('9F68 %s: %s', (processes, check) => {
    expect(spendingCheckOf(fromHex(processes))).toBe(check);
  });
});

describe('funds', () => {
  const funds: Funds = { balance: 1000, total: 300, totalLimit: 700 };

  test.each<[SpendingCheck, amount: number, reserve: number, boolean]>([
    ['low-value', 1000, 0, true],
    ['low-value', 1001, 0, false],
    ['low-value', 900, 100, true],
    ['low-value', 901, 100, false],
    ['low-value-and-total', 400, 0, true],
    ['low-value-and-total', 401, 0, false],
    ['low-value-and-total', 400, 601, false],
    ['low-value-or-total', 1000, 999, true],
    ['low-value-or-total', 1001, 0, false],
    ['none', 0, 0, false],
  ])('%s bears %d with %d left over: %s', (check, amount, reserve, covered) => {
    expect(fundsCover(check, funds, amount, reserve)).toBe(covered);
  });

  test('OR takes CTTA when the purse holds too little', () => {
    const poor = { balance: 100, total: 300, totalLimit: 700 };
    expect(fundsCover('low-value-or-total', poor, 400, 0)).toBe(true);
    expect(fundsAfter('low-value-or-total', poor, 400)).toEqual({ ...poor, total: 700 });
    expect(fundsAfter('low-value-or-total', poor, 100)).toEqual({ ...poor, balance: 0 });
  });

  test.each([
    ['low-value', 1000],
    ['low-value-and-total', 400],
    ['low-value-or-total', 1400],
    ['none', 0],
  ] as const)('%s shows %d as 9F5D', (check, amount) => {
    expect(availableAmount(check, funds)).toBe(amount);
  });

  test('CTTA above its limit leaves nothing, not less', () => {
    expect(availableAmount('low-value-and-total', { balance: 5, total: 9, totalLimit: 7 })).toBe(0);
  });

  const money = fc.integer({ min: 0, max: 2000 });
  test('what is covered leaves nothing below 0 or above a limit, and 9F5D falls by the amount', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHECKS), money, money, money, money, (check, amount, ...[b, t, l]) => {
        const before = { balance: b, total: Math.min(t, l), totalLimit: l };
        if (!fundsCover(check, before, amount, 0)) return;
        const after = fundsAfter(check, before, amount);
        expect(after.balance).toBeGreaterThanOrEqual(0);
        expect(after.total).toBeLessThanOrEqual(l);
        expect(availableAmount(check, before) - availableAmount(check, after)).toBe(amount);
        const spent = before.balance - after.balance + after.total - before.total;
        expect(spent).toBe(check === 'low-value-and-total' ? 2 * amount : amount);
      }),
    );
  });
});
