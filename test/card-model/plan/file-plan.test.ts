import { expect, it } from 'vitest';
import { recordBytes } from '../../../card-model/plan/file-plan.js';
import { elements } from '../../../card-model/plan/notation.js';

it('a cyclic record is as long as its fields', () => {
  expect(recordBytes([])).toBe(0);
  // DF04 EF08: 1Ch bytes. ssc-card.md 1.5.
  expect(recordBytes(elements('b 02', 'an 01', 'cn 06', 'cn 07', 'dec 04', 'dec 04', 'dec 04'))).toBe(0x1c);
});
