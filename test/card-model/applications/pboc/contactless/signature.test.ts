import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import { signFastPayment } from '../../../../../card-model/applications/pboc/contactless/signature.js';
import { BankCore, CONTACTLESS_PDOL } from '../../../../support/bank-core.js';
import { tapData } from '../../../../support/bank-tap.js';

const random = (count: number) => new Uint8Array(count).fill(0x77);

function signed(bank: BankCore, ttq: string, options = '7C00') {
  const transaction = bank.transaction('fast-payment', CONTACTLESS_PDOL, tapData({ ttq }), options);
  return signFastPayment(bank.directory.objects, transaction, fromHex('4000'), random);
}

describe('fDDA', () => {
  test('9F69: version, random, CTQ, DF61', () => {
    const data = (changes = {}) =>
      toHex(signed(new BankCore('SM4', changes), '26000080')!.authenticationData!);
    expect(data()).toBe('0177777777400000');
    expect(data({ DF61: '02' })).toBe('0177777777400002');
  });

  test('version 00 for an older card or reader has none', () => {
    expect(signed(new BankCore(), '26000000')!.authenticationData).toBeUndefined();
    expect(signed(new BankCore('SM4', { '9F08': '0020' }), '26000080')!.authenticationData).toBeUndefined();
    expect(
      signed(new BankCore('SM4', { '9F08': undefined }), '26000080')!.authenticationData,
    ).toBeUndefined();
  });

  test('nothing without DDA in the AIP, or without a key of the algorithm', () => {
    expect(signed(new BankCore(), '26000080', '5C00')).toBeUndefined();
    expect(signed(new BankCore('3DES'), '26000080')).toBeUndefined();
  });
});
