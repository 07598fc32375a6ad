import { expect, test } from 'vitest';
import { PAYMENT_REASONS } from '../../../../../host-cli/terminal/payment/results/reasons-table.js';

test('every reason has its words in both languages, and a source', () => {
  const rows = Object.entries(PAYMENT_REASONS);
  for (const [code, { meaning, source }] of rows) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(meaning.en).toMatch(/^[\x20-\x7E]+$/);
    expect(meaning.zh).toMatch(/[\u4E00-\u9FFF]/);
    expect(source).not.toBe('');
  }
  expect(new Set(rows.map(([, { meaning }]) => meaning.en)).size).toBe(rows.length);
});
