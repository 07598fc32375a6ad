import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import { encodeIssuerDataTemplate } from '../../../../../apdu/payment/issuer-application-data.js';
import {
  fillIssuerData,
  issuerDataTemplate,
} from '../../../../../card-model/applications/pboc/contactless/issuer-data.js';
import { BankCore } from '../../../../support/bank-core.js';

const AMOUNTS = { balance: 123_456_789_012, total: 200, totalLimit: 300, available: 400 };
const CVR = fromHex('03A00000');
const { keys } = new BankCore();

function filled(discretionaryId?: number): string {
  const template = encodeIssuerDataTemplate({
    keyIndex: 1,
    cryptogramVersion: 1,
    algorithm: 4,
    ...(discretionaryId !== undefined && { discretionaryId }),
  });
  return toHex(fillIssuerData(template, CVR, 0x11, keys, AMOUNTS));
}

describe('9F10', () => {
  test.each([
    [1, '3456789012'],
    [2, '0000000200'],
    [3, '34567890120000000200'],
    [4, '00000002000000000300'],
    [5, '0000000400'],
  ])('kind %d: the low ten digits, then the MAC', (id, amounts) => {
    const mac = toHex(keys.iddMac(0x11, fromHex(amounts)));
    const length = 1 + amounts.length / 2 + 4;
    expect(filled(id)).toBe(`07010103A0000004${toHex(Uint8Array.of(length, id))}${amounts}${mac}`);
  });

  test('without a discretionary part it ends there', () => {
    expect(filled()).toBe('07010103A0000004');
  });
});

test('the template is that of the algorithm of the transaction', () => {
  const templates = (['SM4', '3DES'] as const).map((algorithm) => {
    const bank = new BankCore(algorithm);
    return toHex(issuerDataTemplate(bank.directory, bank.transaction('debit-credit', '9A03', '261122'))!);
  });
  expect(templates).toEqual(['07010103000000040A01', '07010103000000010A01']);
  const without = new BankCore('SM4', { '9201': undefined });
  const transaction = without.transaction('debit-credit', '9A03', '261122');
  expect(issuerDataTemplate(without.directory, transaction)).toBeUndefined();
});
