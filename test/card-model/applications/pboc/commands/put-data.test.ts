import { describe, expect, test } from 'vitest';
import { BankCore } from '../../../../support/bank-core.js';

describe('PUT DATA', () => {
  test.each([
    ['unknown tag', '04DA9F00 0A 00000000000000000000', '6A80'],
    ['tag that only the card writes', '04DA9F36 06 001100000000', '6A80'],
    ['wrong length', '04DA9F79 09 000000000000000000', '6700'],
    ['no MAC', '04DA9F79 06 000000000100', '6700'],
    ['no data', '04DA9F79', '6700'],
    ['plain class', '00DA9F79 0A 00000000000000000000', '6E00'],
  ])('%s: %s', (_title, command, statusWord) => {
    const bank = new BankCore();
    bank.beginScripts();
    expect(bank.send(command.replaceAll(' ', ''))).toBe(statusWord);
  });

  test('is served over both interfaces and while the application is blocked', () => {
    const bank = new BankCore();
    bank.select('contactless');
    bank.beginScripts();
    expect(bank.script('04DA9F58', '09')).toBe('9000');
    expect(bank.script('04DA9F79', '000000000001')).toBe('9000');
    expect(bank.object(0x9f79)).toBe('000000000001');
  });
});
