import { getCurves } from 'node:crypto';
import { expect, it } from 'vitest';
import { A, B, GX, GY, N, P } from '../../../crypto/sm2/parameters.js';
import { FIELD, ORDER } from '../support.js';

it('describe the curve of the standard', () => {
  expect([P, N]).toEqual([FIELD, ORDER]);
  expect(P).toBe(2n ** 256n - 2n ** 224n - 2n ** 96n + 2n ** 64n - 1n);
  expect(A).toBe(P - 3n);
  expect((GY * GY - (GX ** 3n + A * GX + B)) % P).toBe(0n);
  expect(getCurves()).toContain('SM2');
});
