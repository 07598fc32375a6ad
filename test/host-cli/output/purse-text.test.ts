import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/index.js';
import { balanceLines, paymentLogLines } from '../../../host-cli/output/purse-text.js';

test('balance and limits; what the card did not tell is left out', async () => {
  const purse = { outcome: 'read', label: 'PBOC\u0007', blocked: true, balance: 18766, counter: 3 } as const;
  expect(await balanceLines(purse, 'en', NO_COLOURS)).toEqual([
    'application         PBOC\uFFFD  blocked',
    'electronic cash     187.66',
    'transactions (ATC)  3',
  ]);
});

test('the log', async () => {
  const log = {
    outcome: 'read',
    label: 'PBOC',
    payments: [
      { date: '261123', time: '101112', amount: 1234, transactionType: 0, merchant: '书店', counter: 7 },
    ],
    loads: [{ before: 100, after: 5100, date: '261122', time: '080000', counter: 6 }],
  } as const;
  const text = (await paymentLogLines(log, 'en', NO_COLOURS)).join('\n');
  expect(text).toMatch(/^2026-11-23 10:11:12 +12\.34 +purchase +书店 +7$/m);
  expect(text).toMatch(/^2026-11-22 08:00:00 +1\.00 +51\.00 +6$/m);
});

test('a log without entries', async () => {
  const log = { outcome: 'read', label: 'PBOC', payments: [], loads: [] } as const;
  expect(await paymentLogLines(log, 'zh', NO_COLOURS)).toEqual(['交易日志', '无记录', '圈存日志', '无记录']);
});
