import { expect, test } from 'vitest';
import { printable } from '../../../host-cli/output/printable.js';

test('control characters are shown, not obeyed', () => {
  expect(printable('A\u001B[2J\nB')).toBe('A\uFFFD[2J\uFFFDB');
  expect(printable('持卡人 e\u0301')).toBe('持卡人 e\u0301');
});
