import { expect, test } from 'vitest';
import { PAYMENT_DIALECT } from '../../../../apdu/payment/trace/payment-dialect.js';

test('every session is its own', () => {
  const [first, second] = [PAYMENT_DIALECT.open('en'), PAYMENT_DIALECT.open('zh')];
  expect(first).not.toBe(second);
  expect(first.speaksFor(new TextEncoder().encode('2PAY.SYS.DDF01'))).toBe(true);
});

test('commands and directories are there', () => {
  expect(PAYMENT_DIALECT.commands.map(({ name }) => name)).toContain('GENERATE AC');
  expect(PAYMENT_DIALECT.directories.map(({ label }) => label)).toContain('PPSE');
});
