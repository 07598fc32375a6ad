import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../../apdu/bytes.js';
import { fastCryptogram } from '../../../../../card-model/applications/pboc/contactless/cryptogram.js';
import { BankCore, CONTACTLESS_PDOL } from '../../../../support/bank-core.js';
import { tapData } from '../../../../support/bank-tap.js';

const CVR = fromHex('03900000');

describe.each(['SM4', '3DES'] as const)('cryptogram of a fast payment, %s', (algorithm) => {
  const bank = new BankCore(algorithm);
  const of = (pdol: string, data: string, version: 1 | 17 = 1) =>
    fastCryptogram(bank.transaction('fast-payment', pdol, data), version, CVR);

  test('changes with the amount, the version and what the terminal sends', () => {
    const usual = of(CONTACTLESS_PDOL, tapData());
    expect(usual).toHaveLength(8);
    expect(of(CONTACTLESS_PDOL, tapData({ amount: 1001 }))).not.toEqual(usual);
    expect(of(CONTACTLESS_PDOL, tapData(), 17)).not.toEqual(usual);
  });

  test('an object that was not asked for counts as zeros', () => {
    expect(of('9F6604', '26000080')).toEqual(of('9F02069F3704', '00'.repeat(10)));
  });
});
