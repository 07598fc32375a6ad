import { expect, test } from 'vitest';
import { logFile } from '../../../../../card-model/applications/pboc/logs/log-files.js';
import { SFI } from '../../../../../card-model/applications/pboc/sfi.js';
import { BankCore } from '../../../../support/bank-core.js';

test('both logs are rings of ten', () => {
  const { directory } = new BankCore();
  expect(logFile(directory, SFI.TRANSACTIONS)).toMatchObject({ recordBytes: 45, maximumRecords: 10 });
  expect(logFile(directory, SFI.LOADS)).toMatchObject({ recordBytes: 22, maximumRecords: 10 });
});
