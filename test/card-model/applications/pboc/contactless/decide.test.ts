import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import { type BitField, setBits } from '../../../../../apdu/payment/bit-field.js';
import { decideFastPayment } from '../../../../../card-model/applications/pboc/contactless/decide.js';
import type { FastPaymentFacts } from '../../../../../card-model/applications/pboc/contactless/facts.js';

interface Case extends Partial<Omit<FastPaymentFacts, 'terminal' | 'processes'>> {
  /** 9F66 */
  readonly ttq?: string;
  /** 9F68 */
  readonly cap?: string;
}

/** A purse of 100.00 with a single limit of 50.00; 20.00 of 200.00 spent on CTTA. */
function facts({ ttq = '36000000', cap = '81500000', ...rest }: Case): FastPaymentFacts {
  return {
    terminal: fromHex(ttq),
    processes: fromHex(cap),
    amount: 1000,
    currency: 'home',
    newCard: false,
    pinTriesLeft: 3,
    funds: { balance: 10_000, total: 2000, totalLimit: 20_000 },
    singleLimit: 5000,
    cvmLimit: 8000,
    resetThreshold: 0,
    foreignCount: 0,
    foreignLimit: 2,
    ...rest,
  };
}

function bytesOf(fields: readonly BitField[], head: readonly number[], length: number): string {
  const bytes = new Uint8Array(length);
  bytes.set(head);
  for (const field of fields) setBits(bytes, field);
  return toHex(bytes);
}

type Row = [title: string, given: Case, outcome: string, cvr: string, ctq: string];
const END = '';

/** JR/T 0025.12, risk management of a card, row by row as pboc.md 3 has it. */
const ROWS: Row[] = [
  ['the usual purchase', {}, 'TC', '03900000', '0000'],
  ['nothing to pay', { amount: 0 }, 'TC', '03900000', '0000'],
  ['4.1 foreign currency, not allowed', { currency: 'foreign' }, 'AAC', '03800000', '0000'],
  [
    '4.2 offline-only, new card',
    { ttq: '2C000000', cap: '81300000', newCard: true },
    'AAC',
    '03800000',
    '0000',
  ],
  ['4.2 without b2.6', { ttq: '2C000000', cap: '91100000', newCard: true }, 'TC', '03900000', '0000'],
  [
    '4.2 offline-only, no PIN try',
    { ttq: '28000000', cap: '89000000', pinTriesLeft: 0 },
    'AAC',
    '03804000',
    '0000',
  ],
  ['4.2 the same without b1.4', { ttq: '28000000', pinTriesLeft: 0 }, 'TC', '03900000', '0000'],
  ['4.2 offline-only, CVM, both sign', { ttq: '2A400000', cap: '81501000' }, 'TC', '03900000', '4000'],
  ['4.2 offline-only, CVM, reader does not sign', { ttq: '28400000', cap: '81501000' }, 'end', END, END],
  ['4.2 offline-only, CVM, card does not sign', { ttq: '2A400000' }, 'end', END, END],
  [
    '4.2 offline-only, above 9F6B',
    { ttq: '28000000', amount: 8001, singleLimit: undefined },
    'end',
    END,
    END,
  ],
  ['4.2 offline-only knows no online PIN', { ttq: '2C400000', cap: '81508000' }, 'end', END, END],
  ['4.3 CVM, both take an online PIN', { ttq: '24400000', cap: '81509000' }, 'ARQC', '03A00000', '8000'],
  ['4.3 CVM, signature only', { ttq: '26400000', cap: '81501000' }, 'TC', '03900000', '4000'],
  ['4.3 CVM, nothing in common', { ttq: '24400000', cap: '81501000' }, 'end', END, END],
  ['4.3 above 9F6B', { amount: 8001, cap: '81509000', singleLimit: undefined }, 'ARQC', '03A00000', '8000'],
  ['4.3 just 9F6B', { amount: 8000, cap: '81509000', singleLimit: undefined }, 'TC', '03900000', '0000'],
  [
    '4.3 foreign, b3.6, PIN of foreign payments',
    { currency: 'foreign', cap: '84006000' },
    'ARQC',
    '03A00000',
    '8000',
  ],
  ['4.3 foreign, b3.6, PIN of home payments only', { currency: 'foreign', cap: '8400A000' }, 'end', END, END],
  ['4.4 the reader wants to go online', { ttq: '36800000' }, 'ARQC', '03A00000', '0000'],
  ['4.4 an offline-only reader cannot', { ttq: '28800000' }, 'TC', '03900000', '0000'],
  ['4.4 foreign, not offline', { currency: 'foreign', cap: '80000000' }, 'ARQC', '03A00000', '0000'],
  [
    '4.4 foreign, not offline, offline-only',
    { ttq: '28000000', currency: 'foreign', cap: '80000000' },
    'AAC',
    '03800000',
    '0000',
  ],
  ['4.4 new card', { newCard: true, cap: '91500000' }, 'ARQC', '03A01000', '0000'],
  ['4.4 new card of the demonstration', { newCard: true }, 'TC', '03900000', '0000'],
  ['4.4 no PIN try', { pinTriesLeft: 0, cap: '89500000' }, 'ARQC', '03A04000', '0000'],
  ['4.4 no PIN on the card', { pinTriesLeft: undefined, cap: '89500000' }, 'TC', '03900000', '0000'],
  ['4.5 above 9F78', { amount: 5001 }, 'ARQC', '03A02000', '0000'],
  ['4.5 just 9F78', { amount: 5000 }, 'TC', '03900000', '0000'],
  ['4.5 above 9F78, offline-only', { ttq: '28000000', amount: 5001 }, 'AAC', '03802000', '0000'],
  ['4.5 below the reset threshold', { resetThreshold: 9001 }, 'ARQC', '03A02000', '0000'],
  ['4.5 just the reset threshold', { resetThreshold: 9000 }, 'TC', '03900000', '0000'],
  [
    '4.5 offline-only knows no threshold',
    { ttq: '28000000', resetThreshold: 9001 },
    'TC',
    '03900000',
    '0000',
  ],
  [
    '4.5 above the balance, offline-only',
    { ttq: '28000000', amount: 4000, funds: { balance: 3999, total: 0, totalLimit: 0 } },
    'AAC',
    '03802000',
    '0000',
  ],
  ['4.5 AND, purse and CTTA', { cap: '41000000' }, 'TC', '03900000', '0000'],
  [
    '4.5 AND, CTTA full',
    { cap: '41000000', funds: { balance: 10_000, total: 19_001, totalLimit: 20_000 } },
    'ARQC',
    '03A02000',
    '0000',
  ],
  [
    '4.5 OR, purse empty',
    { cap: '21000000', funds: { balance: 0, total: 0, totalLimit: 1000 } },
    'TC',
    '03900000',
    '0000',
  ],
  [
    '4.5 OR, neither',
    { cap: '21000000', funds: { balance: 999, total: 1, totalLimit: 1000 } },
    'ARQC',
    '03A02000',
    '0000',
  ],
  ['4.6 no offline option', { cap: '00000000' }, 'ARQC', '03A00000', '0000'],
  ['4.6 no offline option, offline-only', { cap: '00000000', ttq: '28000000' }, 'AAC', '03800000', '0000'],
  [
    '4.6 foreign, counted',
    { currency: 'foreign', cap: '84000000', foreignCount: 1 },
    'TC',
    '03900000',
    '0000',
  ],
  [
    '4.6 foreign, too many',
    { currency: 'foreign', cap: '84000000', foreignCount: 2 },
    'ARQC',
    '03A02000',
    '0000',
  ],
  [
    '4.6 foreign, too many, offline-only',
    { ttq: '28000000', currency: 'foreign', cap: '84000000', foreignCount: 2 },
    'AAC',
    '03802000',
    '0000',
  ],
  ['5 prepaid', { ttq: '36800000', cap: '81D00000' }, 'ARQC', '03A00000', '0000'],
  ['5 prepaid, nothing to pay', { ttq: '36800000', cap: '81D00000', amount: 0 }, 'AAC', '03800000', '0000'],
  [
    '5 prepaid, foreign, no amount',
    { cap: '81900000', amount: 0, currency: 'foreign' },
    'AAC',
    '03800000',
    '0000',
  ],
  ['5 prepaid, nothing to pay, no offline option', { cap: '00800000', amount: 0 }, 'AAC', '03800000', '0000'],
  ['5 prepaid, no offline option', { cap: '00800000' }, 'ARQC', '03A00000', '0000'],
  [
    '5 prepaid, too little',
    { ttq: '36800000', cap: '81D00000', amount: 10_001, cvmLimit: undefined },
    'AAC',
    '03800000',
    '0000',
  ],
  ['6 contact preferred', { ttq: '36800000', cap: '83500000' }, 'end', END, END],
  [
    '6 contact preferred, reader without contacts',
    { ttq: '26800000', cap: '83500000' },
    'ARQC',
    '03A00000',
    '0000',
  ],
];

describe('decision of a fast payment', () => {
  test.each(ROWS)('%s', (_title, given, outcome, cvr, ctq) => {
    const decision = decideFastPayment(facts(given));
    expect(decision.outcome).toBe(outcome);
    if (outcome === 'end') return;
    expect(bytesOf(decision.results, [3], 4)).toBe(cvr);
    expect(bytesOf(decision.qualifiers, [], 2)).toBe(ctq);
  });

  test('a purchase takes its amount, 9F5D is what is left', () => {
    const { funds, available, because } = decideFastPayment(facts({}));
    expect(funds).toEqual({ balance: 9000, total: 2000, totalLimit: 20_000 });
    expect(available).toBe(9000);
    expect(because).toBe('low value');
  });

  test('prepaid takes the amount with the ARQC; contact preferred gives it back', () => {
    const prepaid = { ttq: '36800000', cap: '81D00000' };
    expect(decideFastPayment(facts(prepaid)).funds.balance).toBe(9000);
    expect(decideFastPayment(facts(prepaid)).available).toBe(9000);
    expect(decideFastPayment(facts({ ...prepaid, cap: '83D00000' })).funds.balance).toBe(10_000);
  });

  test('a foreign approval counts and leaves the purse alone', () => {
    const decision = decideFastPayment(facts({ currency: 'foreign', cap: '84000000' }));
    expect(decision).toMatchObject({ outcome: 'TC', foreignCount: 1, available: 10_000 });
    expect(decision.funds.balance).toBe(10_000);
  });
});

const money = fc.integer({ min: 0, max: 3000 });
const anyFacts: fc.Arbitrary<FastPaymentFacts> = fc.record({
  terminal: fc.uint8Array({ minLength: 4, maxLength: 4 }),
  processes: fc.uint8Array({ minLength: 4, maxLength: 4 }),
  amount: money,
  currency: fc.constantFrom('home', 'second', 'foreign'),
  newCard: fc.boolean(),
  pinTriesLeft: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  funds: fc
    .tuple(money, money, money)
    .map(([balance, total, totalLimit]) => ({ balance, total: Math.min(total, totalLimit), totalLimit })),
  singleLimit: fc.option(money, { nil: undefined }),
  cvmLimit: fc.option(money, { nil: undefined }),
  resetThreshold: money,
  foreignCount: fc.integer({ min: 0, max: 4 }),
  foreignLimit: fc.integer({ min: 0, max: 4 }),
});

describe('laws of the decision', () => {
  const always = (law: (facts: FastPaymentFacts, decision: ReturnType<typeof decideFastPayment>) => void) =>
    fc.assert(
      fc.property(anyFacts, (given) => law(given, decideFastPayment(given))),
      { numRuns: 5000 },
    );

  test('nothing is approved above a limit', () => {
    always((given, { outcome, funds, foreignCount }) => {
      if (outcome !== 'TC') return;
      if (given.currency === 'foreign') {
        expect(given.foreignCount).toBeLessThan(given.foreignLimit);
        expect(foreignCount).toBe(given.foreignCount + 1);
        return;
      }
      expect(given.amount).toBeLessThanOrEqual(given.singleLimit ?? Number.MAX_SAFE_INTEGER);
      expect(funds.balance).toBeGreaterThanOrEqual(0);
      expect(funds.total).toBeLessThanOrEqual(given.funds.totalLimit);
    });
  });

  test('without approval no money moves, unless the card prepays', () => {
    always((given, { outcome, funds, foreignCount }) => {
      if (outcome === 'TC') return;
      expect(foreignCount).toBe(given.foreignCount);
      if (outcome === 'ARQC' && given.processes[1]! & 0x80) return;
      expect(funds).toEqual(given.funds);
    });
  });

  test('an offline-only reader is never sent online', () => {
    always((given, { outcome }) => {
      if (given.terminal[0]! & 0x08) expect(outcome).not.toBe('ARQC');
    });
  });

  test('a reader that demands an online cryptogram never gets an offline approval', () => {
    always((given, { outcome }) => {
      if (given.terminal[1]! & 0x80 && !(given.terminal[0]! & 0x08)) expect(outcome).not.toBe('TC');
    });
  });

  test('an approval with CVM required carries a CVM', () => {
    always((given, { outcome, qualifiers }) => {
      if (outcome === 'TC' && given.terminal[1]! & 0x40) expect(qualifiers).toHaveLength(1);
    });
  });

  test('the second GENERATE AC is never asked for', () => {
    always((_given, { results }) => {
      expect(bytesOf(results, [3], 4)).toMatch(/^03[89AB]/);
    });
  });
});
