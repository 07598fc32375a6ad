import { describe, expect, it } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { debitRefusalText, receiptLines, recordLines } from '../../../host-cli/output/debit-text.js';
import { refusedAt } from '../../../host-cli/terminal/debit/debit-result.js';
import { RECEIPT } from '../terminal/debit/receipt-example.js';

const lines = async (notes: Parameters<typeof receiptLines>[1], language: 'en' | 'zh' = 'en') =>
  (await receiptLines({ ...RECEIPT, selfPay: 250 }, notes, language, NO_COLOURS)).map((line) =>
    line.replace(/ {2,}/g, '  '),
  );

describe('a receipt', () => {
  it('in English', async () => {
    expect(await lines({ tacRight: true, ceiling: 50000, debitsLeft: 9 })).toEqual([
      'card  A10000015',
      'card identification code  510100D15600000500000001D24770B4',
      'paid  12.50',
      '  personal account  10.00',
      '  self pay  2.50',
      '  pooled fund  0.00',
      'terminal  000000000001',
      'time  2026-11-22 10:11:12',
      'card sequence  1',
      'terminal sequence  7',
      'ceiling of one debit  500.00',
      'debits left  9',
      'TAC  C8B13B1C  verified',
    ]);
  });
  it('in Chinese', async () => {
    const told = (await lines({ tacRight: true, ceiling: 50000, debitsLeft: 0 }, 'zh')).join('\n');
    for (const words of ['合计  12.50', '剩余次数  0', '单笔限额  500.00', 'C8B13B1C  已验证'])
      expect(told).toContain(words);
  });
  it('tells what nobody could find out, and with which key', async () => {
    const told = (await lines({ tacRight: undefined, debitsLeft: undefined })).join('\n');
    expect(told).toMatch(/debits left {2}not read.*DF04\.RK_EF06/);
    expect(told).toMatch(/TAC {2}C8B13B1C {2}not checked.*DF04\.DTK/);
  });
  it('that is read later has no ceiling and no count', async () => {
    const told = (await lines({ tacRight: false })).join('\n');
    expect(told).toMatch(/C8B13B1C {2}wrong/);
    expect(told).not.toMatch(/ceiling|left/);
  });
});

describe('records', () => {
  it('in columns under a heading', async () => {
    const record = { ...RECEIPT, number: 1, type: '2', sequence: 300, dateTime: '20261122101112' };
    const [heading, row] = await recordLines([record], 'en', NO_COLOURS);
    expect(heading).toMatch(/^card sequence +time +terminal +personal account +self pay +pooled fund +paid$/);
    expect(row).toMatch(/^300 +2026-11-22 10:11:12 +000000000001 +10\.00 +0\.00 +0\.00 +10\.00$/);
  });
  it('none', async () => {
    expect(await recordLines([], 'en', NO_COLOURS)).toEqual(['no debits are recorded']);
    expect(await recordLines([], 'zh', NO_COLOURS)).toEqual(['没有消费记录']);
  });
});

describe('a refusal', () => {
  it.each([
    [0x63c5, 'the PIN is wrong; 5 tries left', 'PIN 错误，还可试 5 次'],
    [0x63c1, 'the PIN is wrong; 1 try left', 'PIN 错误，还可试 1 次'],
    [0x63c0, 'the PIN is wrong; it is now blocked', 'PIN 错误，已锁定'],
  ])('of the PIN, %i', (statusWord, en, zh) => {
    const refused = refusedAt('pin', statusWord);
    expect(debitRefusalText(refused, 'en')).toBe(en);
    expect(debitRefusalText(refused, 'zh')).toBe(zh);
  });
  it('of anything else is its reason', () => {
    const refused = refusedAt('initialise', 0x9402);
    expect(debitRefusalText(refused, 'zh')).toBe(refused.reason.zh);
  });
});
