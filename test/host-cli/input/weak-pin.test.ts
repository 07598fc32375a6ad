import { expect, test } from 'vitest';
import { weaknessOf } from '../../../host-cli/input/weak-pin.js';

test.each(['000000', '1111', '123456', '4567', '789012', '987654', '3210', '210987'])('%s is weak', (pin) => {
  expect(weaknessOf(pin)).toMatch(/^(all )?its digits/);
});

test.each(['246813', '135792', '112233', '123465', '975318', '1', ''])('%j is not', (pin) => {
  expect(weaknessOf(pin)).toBeUndefined();
});
