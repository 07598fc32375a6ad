import { expect, test } from 'vitest';
import { BankCore } from '../../../../support/bank-core.js';

test('stops the application: SELECT tells it, until it is unblocked', () => {
  const bank = new BankCore();
  bank.beginScripts();
  expect(bank.script('841E0000')).toBe('9000');
  expect(bank.directory.block.state).toBe('blocked');
  expect(bank.send('00A4040008A00000033301010100')).toMatch(/^6F.*6283$/);
});

test('a wrong MAC stops nothing; contacts only; no parameters', () => {
  const bank = new BankCore();
  bank.beginScripts();
  expect(bank.send('841E000104 00000000'.replace(' ', ''))).toBe('6A86');
  expect(bank.script('841E0000', '', true)).toBe('6988');
  expect(bank.directory.block.state).toBe('none');
  bank.select('contactless');
  bank.beginScripts();
  expect(bank.script('841E0000')).toBe('6982');
});
