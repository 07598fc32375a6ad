import { expect, it } from 'vitest';
import { sm2Curve } from '../../../crypto/sm2/curve.js';
import { ORDER } from '../support.js';

it('has a generator of order n', () => {
  const { BASE } = sm2Curve();
  expect(
    BASE.multiplyUnsafe(ORDER - 1n)
      .add(BASE)
      .is0(),
  ).toBe(true);
  expect(sm2Curve()).toBe(sm2Curve());
});
