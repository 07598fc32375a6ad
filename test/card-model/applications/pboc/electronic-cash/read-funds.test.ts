import { expect, test } from 'vitest';
import { toHex } from '../../../../../apdu/bytes.js';
import {
  fundsOf,
  processesIn,
} from '../../../../../card-model/applications/pboc/electronic-cash/read-funds.js';
import { BankCore } from '../../../../support/bank-core.js';

test('funds of both purses; what the card does not have is nothing', () => {
  const { objects } = new BankCore('SM4', { '9F5C': '000000000009', C001: '000000000002' }).directory;
  expect(fundsOf(objects, 'home')).toEqual({ balance: 10_000, total: 2, totalLimit: 9 });
  expect(fundsOf(objects, 'second')).toEqual({ balance: 0, total: 2, totalLimit: 9 });
  const bare = new BankCore('SM4', { '9F54': undefined, C001: undefined }).directory;
  expect(fundsOf(bare.objects, 'home')).toEqual({ balance: 10_000, total: 0, totalLimit: 0 });
});

test('9F68, all clear where the card has none', () => {
  expect(toHex(processesIn(new BankCore().directory.objects))).toBe('81500000');
  expect(toHex(processesIn(new BankCore('SM4', { '9F68': undefined }).directory.objects))).toBe('00000000');
});
