import { expect, test } from 'vitest';
import * as tables from '../../../apdu/payment/card-bits-table.js';
import { describeBitMaps, english } from './bit-table.js';

describeBitMaps(tables);

test.each([
  ['03A00000', ['2.8-7 second GENERATE AC not requested', '2.6-5 first GENERATE AC: ARQC']],
  ['03900000', ['2.8-7 second GENERATE AC not requested', '2.6-5 first GENERATE AC: TC']],
  ['03800000', ['2.8-7 second GENERATE AC not requested', '2.6-5 first GENERATE AC: AAC']],
  ['03A01000', ['2.8-7 second GENERATE AC not requested', '2.6-5 first GENERATE AC: ARQC', '3.5 new card']],
])('CVR of the field: %s', (hex, lines) => {
  expect(english(tables.CVR, hex)).toEqual(lines);
});

test('the count of scripts is a number', () => {
  expect(english(tables.CVR, '03800020').at(-1)).toBe(
    '4.8-5 issuer script commands on the last transaction: 2',
  );
});

test('AIP 7C00 and 7D00 of the field', () => {
  expect(english(tables.AIP, '7C00')).toHaveLength(5);
  expect(english(tables.AIP, '7D00').at(-1)).toBe('1.1 CDA supported');
});

test('9F68 of the field: 81500000', () => {
  expect(english(tables.CARD_PROCESSES, '81500000')).toEqual([
    '1.8 low-value check supported',
    '1.1 available offline amount (9F5D) returned',
    '2.7 transactions in a foreign currency not allowed',
    '2.5 offline approvals are logged',
  ]);
});

test('what is uncertain says so', () => {
  expect(tables.CTQ.fields.ONLINE_ON_FAILURE.source).toContain('?');
});
