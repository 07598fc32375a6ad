import { expect, test } from 'vitest';
import { toHex } from '../../../../../apdu/bytes.js';
import {
  availableAmountIn,
  availableAmountObject,
} from '../../../../../card-model/applications/pboc/electronic-cash/available-amount.js';
import { BankCore } from '../../../../support/bank-core.js';

test.each([
  ['81500000', '000000010000'],
  ['41000000', '000000019900'],
  ['21000000', '000000029900'],
  ['00000000', '000000000000'],
  [undefined, '000000000000'],
])('9F5D with 9F68 %s: %s', (processes, amount) => {
  const bank = new BankCore('SM4', { '9F68': processes, C001: '000000000100' });
  expect(toHex(availableAmountObject(bank.directory.objects))).toBe(amount);
  expect(availableAmountIn(bank.directory.objects, 'home')).toBe(Number(amount));
});

test('of the second purse', () => {
  const bank = new BankCore('SM4', { DF79: '000000000777' });
  expect(toHex(availableAmountObject(bank.directory.objects, 'second'))).toBe('000000000777');
});
