import { expect, it } from 'vitest';
import { Right } from '../../../card-model/security/right.js';

it('a right is not held at first', () => {
  expect(new Right().held).toBe(false);
});
