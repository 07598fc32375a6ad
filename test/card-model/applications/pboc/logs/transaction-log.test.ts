import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import { logTransaction } from '../../../../../card-model/applications/pboc/logs/transaction-log.js';
import type { CyclicFile } from '../../../../../card-model/files/cyclic-file.js';
import { BankCore } from '../../../../support/bank-core.js';

const logOf = ({ directory }: BankCore) => directory.fileBySfi(0x0b) as CyclicFile;

describe('transaction log', () => {
  test('by 9F4F, from the terminal and the card; record 1 is the newest, ten are kept', () => {
    const bank = new BankCore();
    for (let amount = 1; amount <= 11; amount++) {
      const values = new Map([
        [0x9a, fromHex('261122')],
        [0x9f02, fromHex(String(amount).padStart(12, '0'))],
        [0x9f4e, new TextEncoder().encode('SHOP')],
      ]);
      logTransaction(bank.core.memory, bank.directory, undefined, values);
    }
    const log = logOf(bank);
    expect(log.recordCount).toBe(10);
    const merchant = `53484F50${'00'.repeat(16)}`;
    expect(toHex(log.record(1)!)).toBe(`261122000000000000000011${'0'.repeat(20)}${merchant}000010`);
    expect(toHex(log.record(10)!)).toContain('000000000002');
  });

  test('without a format, or with one of another length, nothing is kept', () => {
    for (const format of [undefined, '9A03']) {
      const bank = new BankCore('SM4', { '9F4F': format });
      logTransaction(bank.core.memory, bank.directory);
      expect(logOf(bank).recordCount).toBe(0);
    }
  });
});
