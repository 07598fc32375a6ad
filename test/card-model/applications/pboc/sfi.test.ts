import { expect, it } from 'vitest';
import { fidOfSfi, SFI } from '../../../../card-model/applications/pboc/sfi.js';
import { shortFileIdentifier } from '../../../../card-model/files/elementary-file.js';

it.each(Object.entries(SFI))('%s', (_name, sfi) => {
  expect(sfi).toBeGreaterThanOrEqual(1);
  expect(sfi).toBeLessThanOrEqual(30);
  expect(shortFileIdentifier(fidOfSfi(sfi))).toBe(sfi);
});

it('no two files share one', () => {
  expect(new Set(Object.values(SFI)).size).toBe(Object.keys(SFI).length);
});
