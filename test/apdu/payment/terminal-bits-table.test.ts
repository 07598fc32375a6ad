import { expect, test } from 'vitest';
import * as tables from '../../../apdu/payment/terminal-bits-table.js';
import { describeBitMaps, english } from './bit-table.js';

describeBitMaps(tables);

test('TVR 0400008000', () => {
  expect(english(tables.TVR, '0400008000')).toEqual([
    '1.3 CDA failed',
    '4.8 transaction exceeds floor limit',
  ]);
});

test.each(['26000000', '28000000', '34000000', '36800000', '56000000'])(
  'TTQ of the field: %s has no unknown bit',
  (hex) => {
    expect(english(tables.TTQ, hex).join()).not.toContain('not defined');
  },
);

test('TTQ 36800000', () => {
  expect(english(tables.TTQ, '36800000')).toEqual([
    '1.6 qPBOC supported',
    '1.5 contact PBOC debit/credit supported',
    '1.3 online PIN supported',
    '1.2 signature supported',
    '2.8 online cryptogram required',
  ]);
});
