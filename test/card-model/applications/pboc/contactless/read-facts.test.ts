import { describe, expect, test } from 'vitest';
import { readFastPaymentFacts } from '../../../../../card-model/applications/pboc/contactless/read-facts.js';
import { BankCore, CONTACTLESS_PDOL } from '../../../../support/bank-core.js';
import { type Tap, tapData } from '../../../../support/bank-tap.js';

const SECOND = {
  DF71: '0344',
  DF79: '000000000700',
  DF78: '000000000600',
  DF72: '000000000500',
  DF76: '000000000400',
};

function facts(changes: Record<string, string | undefined> = {}, given: Tap = {}) {
  const bank = new BankCore('SM4', changes);
  return readFastPaymentFacts(
    bank.directory,
    bank.transaction('fast-payment', CONTACTLESS_PDOL, tapData(given)).terminal,
  );
}

describe('facts of a fast payment', () => {
  test('from the objects of the card', () => {
    expect(facts({ '9F5C': '000000030000', C001: '000000000123' })).toMatchObject({
      amount: 1000,
      currency: 'home',
      newCard: false,
      pinTriesLeft: 3,
      funds: { balance: 10_000, total: 123, totalLimit: 30_000 },
      singleLimit: 50_000,
      cvmLimit: 100_000,
      resetThreshold: 0,
      foreignCount: 0,
      foreignLimit: 2,
    });
  });

  test('9F54 stands for an absent 9F5C, no limit for an absent limit, a new card has 9F13 0 or none', () => {
    expect(facts({ '9F78': undefined, '9F6B': undefined, '9F13': '0000' })).toMatchObject({
      funds: { totalLimit: 20_000 },
      singleLimit: undefined,
      cvmLimit: undefined,
      newCard: true,
    });
    expect(facts({ '9F13': undefined })!.newCard).toBe(true);
  });

  test('the second purse with its own limits, only for the low-value check', () => {
    expect(facts(SECOND, { currency: '0344' })).toMatchObject({
      currency: 'second',
      funds: { balance: 700 },
      singleLimit: 600,
      cvmLimit: 500,
      resetThreshold: 400,
    });
    expect(facts({ ...SECOND, '9F68': '41000000' }, { currency: '0344' })!.currency).toBe('foreign');
    expect(facts({}, { currency: '0344' })!.currency).toBe('foreign');
  });

  test('an amount that is none', () => {
    const bank = new BankCore();
    const data = tapData().replace('000000001000', '0000000010F0');
    const { terminal } = bank.transaction('fast-payment', CONTACTLESS_PDOL, data);
    expect(readFastPaymentFacts(bank.directory, terminal)).toBeUndefined();
  });
});
