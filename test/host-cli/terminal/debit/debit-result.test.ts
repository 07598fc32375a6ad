import { describe, expect, it } from 'vitest';
import { aboveCeiling, notUnderstood, refusedAt } from '../../../../host-cli/terminal/debit/debit-result.js';

describe('a refusal', () => {
  it.each([
    ['initialise', 0x6982, /PIN and the contacts.*\(6982\)/],
    ['initialise', 0x6985, /offline settlement.*\(6985\)/],
    ['initialise', 0x6a88, /no debit keys.*\(6A88\)/],
    ['initialise', 0x9402, /no debits are left.*\(9402\)/],
    ['debit', 0x9302, /MAC1 wrong.*DF04\.DPK.*\(9302\)/],
    ['selection', 0x6a82, /selecting DF04.*\(6A82\)/],
    ['initialise', 0x6d00, /beginning the debit.*\(6D00\)/],
  ] as const)('%s %i', (at, statusWord, en) => {
    const told = refusedAt(at, statusWord);
    expect(told).toMatchObject({
      outcome: 'refused',
      at,
      statusWord,
      reason: { en: expect.stringMatching(en) },
    });
    expect(told.reason.zh).toContain(statusWord.toString(16).toUpperCase());
  });

  it('of the selection does not speak of debits', () => {
    expect(refusedAt('selection', 0x6985).reason.en).not.toContain('offline');
  });

  it('for the amount tells both in yuan', () => {
    expect(aboveCeiling('initialise', 0x9401, 60000, 50000)).toMatchObject({
      ceiling: 50000,
      reason: {
        en: 'amount 600.00 is above the ceiling 500.00 of one debit (9401)',
        zh: '金额 600.00 超过单笔限额 500.00（9401）',
      },
    });
    expect(aboveCeiling('initialise', 0x9401, 60000, undefined)).not.toHaveProperty('ceiling');
  });
});

it('an answer that is not understood tells where', () => {
  const reason = { en: 'x', zh: 'y' };
  expect(notUnderstood('debit', reason)).toEqual({ outcome: 'not-understood', at: 'debit', reason });
});
