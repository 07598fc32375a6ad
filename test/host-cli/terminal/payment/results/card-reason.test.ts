import { expect, test } from 'vitest';
import { cardReason } from '../../../../../host-cli/terminal/payment/results/card-reason.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes } from '../../../../support/hex.js';

function reasonOf(issuerData?: string) {
  const data = new TransactionData();
  if (issuerData !== undefined) data.takeFromCard(0x9f10, bytes(issuerData));
  return cardReason(data);
}

test('the bits of the CVR in words', () => {
  expect(reasonOf('07010103802000010A01000001876600000000')).toEqual({
    en: 'velocity checking counters or limits exceeded',
    zh: '频度检查超限',
  });
  expect(reasonOf('07010103805000010A01000001876600000000').en).toBe('PIN try limit exceeded; new card');
});

test.each([
  ['bits that are no reason', '07010103840012010A01000001876600000000'],
  ['data that are damaged', '0701'],
  ['no data', undefined],
])('%s', (_name, issuerData) => {
  const { en, zh } = reasonOf(issuerData);
  expect([en, zh]).toEqual([
    expect.stringMatching(/^its CVR give no reason/),
    expect.stringMatching(/^CVR 未说明原因/),
  ]);
});
