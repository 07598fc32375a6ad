import { describe, expect, it } from 'vitest';
import { type DebitReceipt, parseReceipt } from '../../../../host-cli/terminal/debit/receipt.js';
import { verifyReceipt } from '../../../../host-cli/terminal/debit/verify-receipt.js';
import { demonstrationRing, ringOf, ringWithWrong } from '../link.js';
import { RECEIPT } from './receipt-example.js';

const ring = demonstrationRing();

it('the worked example is right', () => {
  expect(verifyReceipt(RECEIPT, ring)).toBe(true);
  expect(verifyReceipt(RECEIPT, ringOf('DF04.DTK'))).toBe(true);
});

describe('whatever the TAC covers cannot be altered', () => {
  const changes: readonly Partial<DebitReceipt>[] = [
    { account: 1001 },
    { account: 0, selfPay: 1000 },
    { account: 0, pooled: 1000 },
    { terminal: '000000000002' },
    { dateTime: '20261122101113' },
    { cardSequence: 2 },
    { terminalSequence: 8 },
    { terminalSequence: 0x10007 },
    { tac: 'C8B13B1D' },
    { cardFactor: '8660510100000002' },
    { areaCode: '510101', cardIdentificationCode: '510101D15600000500000001D24770B4' },
    { algorithm: '3DES' },
  ];
  it.each(changes)('%j', (change) => {
    expect(verifyReceipt(parseReceipt({ ...RECEIPT, ...change }, 'test'), ring)).toBe(false);
  });
});

it('the card number is not covered', () => {
  expect(verifyReceipt({ ...RECEIPT, cardNumber: 'A10000016' }, ring)).toBe(true);
});

it('the keys of another issuer find it wrong; without DF04.DTK nothing is found', () => {
  expect(verifyReceipt(RECEIPT, ringWithWrong('DF04.DTK'))).toBe(false);
  expect(() => verifyReceipt(RECEIPT, ringOf('DF04.DPK'))).toThrow(
    expect.objectContaining({ code: 'KEY_NAME_UNKNOWN', message: expect.stringContaining('DF04.DTK') }),
  );
});

it('needs the key of the version that the receipt names', () => {
  expect(() => verifyReceipt({ ...RECEIPT, keyVersion: 2 }, ring)).toThrow(
    expect.objectContaining({ code: 'KEY_VERSION_UNKNOWN' }),
  );
});
