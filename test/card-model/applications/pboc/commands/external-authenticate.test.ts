import { describe, expect, it } from 'vitest';
import { PaymentCard } from '../../../../support/payment-card.js';

const online = (algorithm: 'SM4' | '3DES' = 'SM4') => {
  const card = new PaymentCard(algorithm);
  card.begin();
  return { card, first: card.first('80') };
};

describe.each(['SM4', '3DES'] as const)('EXTERNAL AUTHENTICATE, %s', (algorithm) => {
  it('takes the ARPC of the bank, once', () => {
    const { card, first } = online(algorithm);
    expect(first.information).toBe('80');
    expect(card.authenticate(first)).toBe('9000');
    expect(card.authenticate(first)).toBe('6985');
    expect(card.second('40', '3030').results).toBe('03601000');
  });

  it('a wrong one 6300, told in this CVR and the next; another try 6985', () => {
    const { card, first } = online(algorithm);
    expect(card.send('008200000A00000000000000003030')).toBe('6300');
    expect(card.authenticate(first)).toBe('6985');
    // ADA b1.7: declined, with its reason.
    expect(card.second('40', '3030')).toMatchObject({ information: '03', results: '03281000' });
    card.begin();
    expect(card.first('40')).toMatchObject({ information: '80', results: '03A09800' });
  });

  it('an ARPC for another response code is wrong', () => {
    const { card, first } = online(algorithm);
    const right = card.bank.arpc(first.atc, first.cryptogram, '3035');
    expect(card.send(`008200000A${right}3030`)).toBe('6300');
  });
});

it('only between the two GENERATE AC: else 6985; other lengths 6700, parameters 6A86', () => {
  const { card, first } = online();
  const arpc = card.bank.arpc(first.atc, first.cryptogram, '3030');
  expect(card.statusOf(`0082000008${arpc}`)).toBe('6700');
  expect(card.statusOf(`008200000B${arpc}303000`)).toBe('6700');
  expect(card.statusOf(`008201000A${arpc}3030`)).toBe('6A86');
  expect(card.statusOf(`008200010A${arpc}3030`)).toBe('6A86');
  card.second('40', '3030');
  expect(card.authenticate(first)).toBe('6985');
  card.begin();
  expect(card.authenticate(first)).toBe('6985');
  card.first('00');
  expect(card.authenticate(first)).toBe('6985');
});

it('the failure is kept, torn after any write: before or after, nothing between', () => {
  for (let writes = 1; ; writes++) {
    const { card } = online();
    const before = card.object(0xc005);
    card.card.tearAfter(writes);
    try {
      expect(card.send('008200000A00000000000000003030')).toBe('6300');
      expect(writes).toBeGreaterThan(1);
      return;
    } catch {
      card.card.powerOn();
      expect([before, 'C0']).toContain(card.object(0xc005));
    }
  }
});
