import { describe, expect, test } from 'vitest';
import { completePayment } from '../../../../../card-model/applications/pboc/contactless/complete.js';
import { decideFastPayment } from '../../../../../card-model/applications/pboc/contactless/decide.js';
import { readFastPaymentFacts } from '../../../../../card-model/applications/pboc/contactless/read-facts.js';
import type { CyclicFile } from '../../../../../card-model/files/cyclic-file.js';
import { BankCore, CONTACTLESS_PDOL } from '../../../../support/bank-core.js';
import { tapData } from '../../../../support/bank-tap.js';

describe('completion of a fast payment', () => {
  test.each([
    ['81500000', 1],
    ['81400000', 0],
  ])('9F68 %s: %d record in the log; all of it can be taken back', (processes, records) => {
    const bank = new BankCore('SM4', { '9F68': processes });
    const transaction = bank.transaction('fast-payment', CONTACTLESS_PDOL, tapData());
    const decision = decideFastPayment(readFastPaymentFacts(bank.directory, transaction.terminal)!);
    const qualifiers = new Uint8Array(2);
    completePayment(bank.core, transaction, { decision, purse: 'home', qualifiers });
    const log = bank.directory.fileBySfi(0x0b) as CyclicFile;
    expect(bank.object(0x9f79)).toBe('000000009000');
    expect(log.recordCount).toBe(records);
    bank.core.memory.rollback();
    expect(bank.object(0x9f79)).toBe('000000010000');
    expect(log.recordCount).toBe(0);
  });
});
