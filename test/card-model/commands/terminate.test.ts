import { expect, it } from 'vitest';
import { terminate } from '../../../card-model/commands/terminate.js';
import { directoryOn, issued } from '../../support/issuer.js';

it('is 00 E6 of ISO/IEC 7816-9, after SSSE.MK, for good', () => {
  expect([terminate.classes, terminate.ins, terminate.clause]).toEqual([
    ...[[0x00], 0xe6, expect.stringContaining('7816-9')],
  ]);
  const issuer = issued();
  issuer.open('SSSE', 'EXTERNAL', 0x04);
  issuer.open('SSSE', 'MK', 0);
  expect(issuer.answers('00E60000', '00440000', '00040000', '00E60000')).toEqual([
    '9000',
    '6985',
    '6985',
    '6985',
  ]);
  expect([issuer.select('SSSE'), directoryOn(issuer.card.contents(), 'SSSE').lifeCycle]).toEqual([
    ...['6285', 'TERMINATED'],
  ]);
});
