import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../../apdu/bytes.js';
import { loadLogMac } from '../../../../../card-model/applications/pboc/logs/load-log-mac.js';
import { BankCore } from '../../../../support/bank-core.js';

describe.each(['SM4', '3DES'] as const)('MAC of the load log, %s', (algorithm) => {
  test('is that of the issuer discretionary data over the same bytes: one key, one algorithm', () => {
    const bank = new BankCore(algorithm);
    const mac = loadLogMac(bank.directory, algorithm)!;
    const amount = fromHex('0000012345');
    expect(mac(0x1234, fromHex('1234000001234500')).subarray(0, 4)).toEqual(bank.keys.iddMac(0x1234, amount));
  });
});
