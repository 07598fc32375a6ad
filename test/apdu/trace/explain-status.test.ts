import { expect, test } from 'vitest';
import { explainStatus } from '../../../apdu/trace/explain-status.js';

test.each([
  [0x9000, '9000', 'success', 'SUCCESS'],
  [0x6100, '6100', 'more', 'BYTES_AVAILABLE'],
  [0x6283, '6283', 'warning', 'SELECTED_FILE_DEACTIVATED'],
  [0x63c2, '63C2', 'refusal', 'TRIES_LEFT'],
  [0x6a82, '6A82', 'refusal', 'FILE_NOT_FOUND'],
  [0x0001, '0001', 'refusal', 'INVALID'],
])('%i', (value, hex, kind, name) => {
  expect(explainStatus(value)).toMatchObject({ hex, kind, name });
});

test('speaks the language that is asked for', () => {
  expect(explainStatus(0x6982, 'zh').meaning).toBe('不满足安全状态');
  expect(explainStatus(0x6982, 'en').hint).toContain('verify the PIN');
  expect(explainStatus(0x9000)).not.toHaveProperty('hint');
});
