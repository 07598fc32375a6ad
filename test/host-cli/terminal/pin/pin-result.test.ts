import { expect, it } from 'vitest';
import { pinRefusal } from '../../../../host-cli/terminal/pin/pin-result.js';

const STEP = { en: 'verifying the PIN', zh: '验证 PIN' };

it.each([
  [0x63c5, 'wrong-pin', 5],
  [0x63c0, 'wrong-pin', 0],
  [0x6983, 'blocked', undefined],
  [0x6982, 'refused', undefined],
  [0x6700, 'refused', undefined],
])('status word %i is %s', (statusWord, outcome, triesLeft) => {
  const result = pinRefusal(STEP, statusWord);
  expect(result).toMatchObject({ outcome, statusWord, step: STEP });
  expect('triesLeft' in result ? result.triesLeft : undefined).toBe(triesLeft);
  expect(result.reason.en).toContain('verifying the PIN');
});
