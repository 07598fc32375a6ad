import { expect, it } from 'vitest';
import { bankContents, PaymentCard, withObjects } from '../../../../support/payment-card.js';

/** What the card keeps of a transaction that ends with that TVR. */
function kept(tvr: string, p1: string): string {
  const card = new PaymentCard('SM4', withObjects(bankContents(), { '9F13': '0001', '9F36': '0001' }));
  card.begin({ tvr });
  card.first(p1, { tvr });
  return card.object(0xc005);
}

it.each([
  ['nothing failed', '0000000000', '00', '00'],
  ['SDA, declined', '4000000000', '00', '10'],
  ['SDA, approved', '4000000000', '40', '10'],
  ['DDA, declined', '0800000000', '00', '08'],
  ['DDA, approved', '0800000000', '40', '00'],
  ['CDA, declined', '0400000000', '00', '08'],
  ['all, declined', '4C00000000', '00', '18'],
  ['DDA, and the issuer is asked', '4800000000', '80', '80'],
])('%s', (_name, tvr, p1, history) => {
  expect(kept(tvr, p1)).toBe(history);
});

it('a decline after the terminal could not go online', () => {
  const card = new PaymentCard();
  const purchase = { tvr: '0800000000' };
  card.begin(purchase);
  card.first('80', purchase);
  card.second('00', '5A33', purchase);
  expect(card.object(0xc005)).toBe('88');
});
