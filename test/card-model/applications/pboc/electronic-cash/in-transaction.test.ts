import { describe, expect, test } from 'vitest';
import {
  amountAuthorised,
  currencyOf,
  generateForPurse,
  pinTriesOf,
  purseForTransaction,
  purseOf,
} from '../../../../../card-model/applications/pboc/electronic-cash/in-transaction.js';
import { remember } from '../../../../../card-model/applications/pboc/history.js';
import { BankCore } from '../../../../support/bank-core.js';

const PDOL = '9F7A019F02065F2A02';
const SECOND = { DF71: '0344', DF79: '000000000700' };
const data = (amount: number, currency = '0156', indicator = '01') =>
  `${indicator}${String(amount).padStart(12, '0')}${currency}`;

function chosen(bank: BankCore, ...given: Parameters<typeof data>) {
  return purseForTransaction(bank.directory, bank.transaction('debit-credit', PDOL, data(...given)).terminal);
}

describe('electronic cash in GET PROCESSING OPTIONS', () => {
  test('home, second and foreign currency', () => {
    expect(chosen(new BankCore(), 1000)).toBe('home');
    expect(chosen(new BankCore('SM4', SECOND), 700, '0344')).toBe('second');
    expect(chosen(new BankCore('SM4', SECOND), 701, '0344')).toBeUndefined();
    expect(chosen(new BankCore(), 1000, '0344')).toBeUndefined();
  });

  test('not above the balance, not without the indicator, not without an amount', () => {
    expect(chosen(new BankCore(), 10_000)).toBe('home');
    expect(chosen(new BankCore(), 10_001)).toBeUndefined();
    expect(chosen(new BankCore(), 1, '0156', '00')).toBeUndefined();
    const bank = new BankCore();
    const { terminal } = bank.transaction('debit-credit', '9F7A015F2A02', '010156');
    expect(purseForTransaction(bank.directory, terminal)).toBeUndefined();
  });

  test.each(['ISSUER_AUTHENTICATION_FAILED', 'SCRIPT_FAILED'] as const)('not with %s pending', (flag) => {
    const bank = new BankCore();
    remember(bank.core.memory, bank.directory.objects, { [flag]: true });
    expect(chosen(bank, 1000)).toBeUndefined();
  });
});

describe('first GENERATE AC of electronic cash', () => {
  const generate = (
    bank: BankCore,
    requested: 'TC' | 'ARQC' | 'AAC',
    amount: number,
    cdol = '9F02065F2A02',
  ) => {
    const transaction = bank.transaction('electronic-cash', PDOL, data(1000));
    const sent = `${String(amount).padStart(12, '0')}0156`;
    const { terminal } = bank.transaction('electronic-cash', cdol, sent);
    return generateForPurse(bank.core.memory, bank.directory, transaction, terminal, requested);
  };

  test('a TC takes the amount and nothing else', () => {
    const bank = new BankCore();
    expect(generate(bank, 'TC', 1000)).toBe('TC');
    expect(bank.object(0x9f79)).toBe('000000009000');
    expect(bank.object(0xc001)).toBe('000000000000');
  });

  test('another amount than announced is declined', () => {
    const bank = new BankCore();
    expect(generate(bank, 'TC', 1001)).toBe('AAC');
    expect(bank.object(0x9f79)).toBe('000000010000');
  });

  test('online leaves the purse alone', () => {
    const bank = new BankCore();
    expect(generate(bank, 'ARQC', 1000)).toBe('ARQC');
    expect(generate(bank, 'AAC', 1000)).toBe('AAC');
    expect(bank.object(0x9f79)).toBe('000000010000');
  });

  test('a purse that was emptied meanwhile pays nothing', () => {
    const bank = new BankCore('SM4', { '9F79': '000000000999' });
    expect(generate(bank, 'TC', 1000)).toBe('AAC');
  });
});

test('small readings', () => {
  const bank = new BankCore();
  const { terminal } = bank.transaction('debit-credit', PDOL, data(12));
  expect(amountAuthorised(terminal)).toBe(12);
  expect(currencyOf(bank.directory, terminal)).toBe('home');
  expect(pinTriesOf(bank.directory)).toBe(3);
  expect(purseOf(bank.directory, bank.transaction('electronic-cash', PDOL, data(1)))).toBe('home');
  expect(purseOf(bank.directory, bank.transaction('debit-credit', PDOL, data(1)))).toBeUndefined();
  expect(purseOf(bank.directory, bank.transaction('electronic-cash', PDOL, data(1, '0840')))).toBeUndefined();
});
