import { expect, it } from 'vitest';
import { MASTER_KEY, UPDATE_KEY } from '../../../card-model/security/key-reference.js';

// ssc-card.md 2.2
it('references of the keys', () => {
  expect([MASTER_KEY, UPDATE_KEY]).toEqual([0x00, 0x04]);
});
