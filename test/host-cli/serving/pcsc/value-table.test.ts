import { expect, test } from 'vitest';
import { CARD_STATE, CONTROL_CODE, PROTOCOL } from '../../../../host-cli/serving/pcsc/value-table.js';

test('states and protocols are bits that can be put together', () => {
  for (const table of [CARD_STATE, PROTOCOL]) {
    const values = Object.values(table);
    expect(values.reduce<number>((sum, value) => sum | value, 0)).toBe(
      values.reduce<number>((sum, value) => sum + value, 0),
    );
  }
});

test('the feature request has the control code that programs for PCSC lite send', () => {
  expect(CONTROL_CODE.GET_FEATURE_REQUEST).toBe(0x42000d48);
});
