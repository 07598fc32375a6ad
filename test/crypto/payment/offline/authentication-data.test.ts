import { describe, expect, it } from 'vitest';
import {
  cdaTransactionData,
  fddaTerminalData,
  staticDataToAuthenticate,
} from '../../../../crypto/payment/offline/authentication-data.js';
import { counting, expectCode, hex, toHex } from '../../support.js';

it('static data is the records in order, then the AIP', () => {
  expect(toHex(staticDataToAuthenticate([hex('01'), hex('0203')], hex('7c00')))).toBe('0102037c00');
  expect(toHex(staticDataToAuthenticate([hex('01')]))).toBe('01');
  expectCode(() => staticDataToAuthenticate([], hex('7c')), 'BAD_LENGTH');
});

describe('terminal data of fDDA', () => {
  const data = {
    version: 1,
    unpredictableNumber: hex('37373737'),
    amountAuthorised: hex('020202020202'),
    currency: hex('2a2a'),
    cardAuthenticationData: hex('01a1a2a3a4c0c100'),
  } as const;

  it('is 9F37, in version 01 followed by 9F02 5F2A 9F69', () => {
    expect(toHex(fddaTerminalData({ ...data, version: 0 }))).toBe('37373737');
    expect(toHex(fddaTerminalData(data))).toBe('37373737' + '020202020202' + '2a2a' + '01a1a2a3a4c0c100');
  });

  it('has objects of their own lengths', () => {
    for (const name of ['unpredictableNumber', 'amountAuthorised', 'currency', 'cardAuthenticationData']) {
      expectCode(() => fddaTerminalData({ ...data, [name]: counting(5) }), 'BAD_LENGTH');
    }
  });
});

it('transaction data of CDA is PDOL, CDOL1, CDOL2, answer', () => {
  const transaction = { pdolValues: hex('01'), cdol1Values: hex('02'), answerObjects: hex('04') };
  expect(toHex(cdaTransactionData(transaction))).toBe('010204');
  expect(toHex(cdaTransactionData({ ...transaction, cdol2Values: hex('03') }))).toBe('01020304');
});
