import { expect, test } from 'vitest';
import { maskedPan } from '../../../../host-cli/terminal/payment/payment-receipt.js';

test('six digits in front, four behind', () => {
  expect(maskedPan('6231000000000000013')).toBe('623100*********0013');
  expect(maskedPan('6228000100001117')).toBe('622800******1117');
  expect(maskedPan('12345678901')).toBe('123456*8901');
  expect(maskedPan('')).toBe('');
});
