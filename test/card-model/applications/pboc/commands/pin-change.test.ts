import { describe, expect, test } from 'vitest';
import { BankCore } from '../../../../support/bank-core.js';

describe('PIN CHANGE/UNBLOCK', () => {
  test.each([
    ['8424000304 00000000', '6A86'],
    ['8424010004 00000000', '6A86'],
    ['8424000103 000000', '6700'],
    ['8424000204 00000000', '6700'],
    [`8424000014 ${'00'.repeat(20)}`, '6700'],
    ['8024000004 00000000', '6E00'],
  ])('%s: %s', (command, statusWord) => {
    const bank = new BankCore();
    bank.beginScripts();
    expect(bank.send(command.replace(' ', ''))).toBe(statusWord);
  });

  test('contacts only', () => {
    const bank = new BankCore();
    bank.select('contactless');
    bank.beginScripts();
    expect(bank.script('84240000')).toBe('6982');
  });
});
