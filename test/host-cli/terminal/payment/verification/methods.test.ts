import { expect, test } from 'vitest';
import { CVM_CONDITIONS } from '../../../../../apdu/payment/codes-table.js';
import {
  CONDITION,
  METHOD,
  methodName,
} from '../../../../../host-cli/terminal/payment/verification/methods.js';

test('every method and condition has a name in the tables', () => {
  for (const code of Object.values(METHOD)) expect(methodName(code)).toBeDefined();
  for (const code of Object.values(CONDITION)) {
    expect(CVM_CONDITIONS.meanings).toHaveProperty(code.toString().padStart(2, '0'));
  }
  expect(methodName(0x2a)).toBeUndefined();
});
