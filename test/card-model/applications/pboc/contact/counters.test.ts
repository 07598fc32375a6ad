import { expect, it } from 'vitest';
import { bankContents, PaymentCard, type Purchase, withObjects } from '../../../../support/payment-card.js';

/** A card on which debit/credit is approved offline. */
const ready = (objects: Record<string, string> = {}, data: Record<string, unknown> = {}) =>
  new PaymentCard(
    'SM4',
    withObjects(bankContents(data), { '9F13': '0001', '9F36': '0001', '9F52': '0000', ...objects }),
  );

const COUNTERS = [0xc001, 0xc002, 0xc003, 0xc004];
const counters = (card: PaymentCard): string[] => COUNTERS.map((tag) => card.object(tag));

function approve(card: PaymentCard, purchase: Purchase): string {
  card.begin(purchase);
  return card.first('40', purchase).information;
}

it('an offline approval counts: its amount at home, itself abroad', () => {
  const card = ready();
  expect(approve(card, { amount: 1234 })).toBe('40');
  expect(counters(card)).toEqual(['000000001234', '000000000000', '00', '00']);
  expect(approve(card, { amount: 1, currency: '0840' })).toBe('40');
  expect(approve(card, { amount: 1, country: '0840' })).toBe('40');
  expect(counters(card)).toEqual(['000000001235', '000000000000', '01', '01']);
});

it('both currencies are counted together where the card has a limit for it', () => {
  const card = ready(
    {},
    {
      'financial.secondCurrency': { currency: '0344', conversionFactor: '10000009', cumulative: 5000 },
    },
  );
  approve(card, { amount: 1000 });
  approve(card, { amount: 1000, currency: '0344' });
  // The second currency is another one than 9F51.
  expect(counters(card)).toEqual(['000000001000', '000000001900', '01', '00']);
});

it('a decline counts itself abroad, and no amount; a request counts nothing', () => {
  const card = ready();
  const abroad = { currency: '0840', country: '0840' };
  for (const [p1, purchase] of [
    ['00', {}],
    ['80', {}],
    ['80', abroad],
  ] as const) {
    card.begin(purchase);
    card.first(p1, purchase);
  }
  expect(counters(card)).toEqual(['000000000000', '000000000000', '00', '00']);
  card.begin(abroad);
  card.first('00', abroad);
  expect(counters(card)).toEqual(['000000000000', '000000000000', '01', '01']);
});

it('unable to go online: approved or declined, it counts abroad; the amount only when approved', () => {
  const abroad = { amount: 700, country: '0840' };
  const ended = (p1: string): string[] => {
    const card = ready();
    card.begin(abroad);
    card.first('80', abroad);
    card.second(p1, '5933', abroad);
    return counters(card);
  };
  expect(ended('40')).toEqual(['000000000700', '000000000000', '00', '01']);
  expect(ended('00')).toEqual(['000000000000', '000000000000', '00', '01']);
});

it('counts end at their highest, they do not begin anew', () => {
  const card = ready({
    C003: 'FF',
    '9F53': 'FF',
    C001: '999999999999',
    '9F54': '999999999999',
    '9F52': '0000',
  });
  const purchase = { amount: 1, currency: '0840' };
  card.begin(purchase);
  card.first('80', purchase);
  expect(card.second('40', '5933', purchase).information).toBe('40');
  card.begin({ amount: 5 });
  card.first('80', { amount: 5 });
  card.second('00', '5A33', { amount: 5 });
  expect(counters(card).slice(0, 3)).toEqual(['999999999999', '000000000000', 'FF']);
});

it('an online approval clears them and sets 9F13', () => {
  const card = ready({ C001: '000000001234', C002: '000000000001', C003: '02', C004: '03' });
  expect(card.approveOnline().information).toBe('40');
  expect(counters(card)).toEqual(['000000000000', '000000000000', '00', '00']);
  expect([card.data('9F13'), card.data('9F36')]).toEqual(['0002', '0002']);
});
