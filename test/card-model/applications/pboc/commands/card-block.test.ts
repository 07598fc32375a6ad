import { expect, test } from 'vitest';
import { BankCore } from '../../../../support/bank-core.js';

test('ends the card: every SELECT answers 6A81', () => {
  const bank = new BankCore();
  bank.beginScripts();
  expect(bank.script('84160000')).toBe('9000');
  expect(bank.core.state.blocked).toBe(true);
  expect(bank.send('00A4040008A00000033301010100')).toBe('6A81');
  expect(bank.script('84180000')).toBe('6985');
});

test('a wrong MAC ends nothing', () => {
  const bank = new BankCore();
  bank.beginScripts();
  expect(bank.script('84160000', '', true)).toBe('6988');
  expect(bank.core.state.blocked).toBe(false);
});
