import { expect, it } from 'vitest';
import { CVR } from '../../../../apdu/payment/card-bits-table.js';
import { CardVerificationResults } from '../../../../card-model/applications/pboc/card-verification-results.js';
import { hex } from '../../../support/hex.js';

it('begin with their length and nothing asked for', () => {
  expect(hex(new CardVerificationResults().bytes)).toBe('03800000');
});

it('set, has, clear', () => {
  const results = new CardVerificationResults();
  results.set(CVR.fields.PIN_FAILED);
  results.set(CVR.fields.FIRST_ARQC);
  expect([results.has(CVR.fields.PIN_FAILED), results.has(CVR.fields.FIRST_TC)]).toEqual([true, false]);
  expect(hex(results.bytes)).toBe('03A20000');
  results.clear(CVR.fields.PIN_FAILED);
  expect(hex(results.bytes)).toBe('03A00000');
});

it.each([
  [0, '03800004'],
  [1, '03800014'],
  [15, '038000F4'],
  [16, '038000F4'],
  [255, '038000F4'],
])('%i scripts', (count, bytes) => {
  const results = new CardVerificationResults();
  results.set(CVR.fields.LAST_DDA_FAILED);
  results.scriptCount = count;
  expect(hex(results.bytes)).toBe(bytes);
});

it('a copy stays as it was', () => {
  const results = new CardVerificationResults();
  const copy = results.copy();
  results.set(CVR.fields.NEW_CARD);
  expect(hex(copy)).toBe('03800000');
});
