import { expect, it } from 'vitest';
import { deactivate } from '../../../card-model/commands/deactivate.js';
import { directoryOn, issued } from '../../support/issuer.js';

it('is 00 04 of ISO/IEC 7816-9, after SSSE.UK', () => {
  expect([deactivate.classes, deactivate.ins, deactivate.clause]).toEqual([
    ...[[0x00], 0x04, expect.stringContaining('7816-9')],
  ]);
  const issuer = issued();
  issuer.open('SSSE', 'EXTERNAL', 0x04);
  expect(issuer.answers('00040000', '00040000')).toEqual(['9000', '6985']);
  expect([issuer.select('SSSE'), directoryOn(issuer.card.contents(), 'SSSE').lifeCycle]).toEqual([
    ...['6283', 'DEACTIVATED'],
  ]);
});
