import { expect, it } from 'vitest';
import { activate } from '../../../card-model/commands/activate.js';
import { directoryOn, issued } from '../../support/issuer.js';

it('is 00 44 of ISO/IEC 7816-9, after SSSE.UK', () => {
  expect([activate.classes, activate.ins, activate.clause]).toEqual([
    [0x00],
    0x44,
    expect.stringContaining('7816-9'),
  ]);
  const issuer = issued('gen3', 'INITIALISED');
  issuer.open('SSSE', 'EXTERNAL', 0x04);
  expect(issuer.answers('00440000', '00440000', '00200000')).toEqual(['9000', '6985', '63C6']);
  expect(directoryOn(issuer.card.contents(), 'SSSE').lifeCycle).toBe('ACTIVATED');
});

it('resumes what DEACTIVATE has suspended, and nothing is lost', () => {
  const issuer = issued();
  const before = issuer.card.contents();
  issuer.open('SSSE', 'EXTERNAL', 0x04);
  expect(issuer.answers('00040000', '00200000', '00440000', '00200000')).toEqual([
    '9000',
    '6985',
    '9000',
    '63C6',
  ]);
  expect(issuer.card.contents()).toEqual(before);
});
