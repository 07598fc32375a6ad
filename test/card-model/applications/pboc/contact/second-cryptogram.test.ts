import { describe, expect, it } from 'vitest';
import { bankContents, PaymentCard, withObjects } from '../../../../support/payment-card.js';

function asked(
  algorithm: 'SM4' | '3DES' = 'SM4',
  objects: Record<string, string> = {},
  purchase = {},
): { card: PaymentCard; first: ReturnType<PaymentCard['first']> } {
  const card = new PaymentCard(algorithm, withObjects(bankContents(), objects));
  card.begin(purchase);
  const first = card.first('80', purchase);
  return { card, first };
}

describe.each(['SM4', '3DES'] as const)('the second GENERATE AC, %s', (algorithm) => {
  it.each(['3030', '3130', '3131', '3031', '3032'])('the bank approves with %s', (code) => {
    const { card, first } = asked(algorithm);
    expect(card.authenticate(first, code)).toBe('9000');
    const second = card.second('40', code);
    expect(second).toMatchObject({ information: '40', atc: first.atc, results: '03601000' });
    expect(second.cryptogram).toBe(card.expectedCryptogram(second));
    expect([card.data('9F13'), card.object(0xc005)]).toEqual(['0001', '00']);
    card.begin();
    expect(card.first('40').information).toBe('40');
  });

  it('the bank declines: no approval whatever the terminal asks for, 9F13 stays, nothing is pending', () => {
    const { card, first } = asked(algorithm, { C001: '000000000500' });
    card.authenticate(first, '3035');
    expect(card.second('40', '3035')).toMatchObject({ information: '00', results: '03201000' });
    expect([card.data('9F13'), card.object(0xc005), card.object(0xc001)]).toEqual([
      ...['0000', '00', '000000000500'],
    ]);
  });

  it('a terminal that tells another response code than the bank gets no approval', () => {
    const { card, first } = asked(algorithm);
    card.authenticate(first, '3035');
    expect(card.second('40', '3030').information).toBe('00');
    const other = asked(algorithm);
    other.card.authenticate(other.first, '3035');
    expect(other.card.second('40', '5933').information).toBe('00');
  });

  it('the terminal asks for an AAC although the bank approved: AAC, counters stay', () => {
    const { card, first } = asked(algorithm, { C001: '000000000500' });
    card.authenticate(first);
    expect(card.second('00', '3030')).toMatchObject({ information: '00', results: '03201000' });
    expect([card.data('9F13'), card.object(0xc001), card.object(0xc005)]).toEqual([
      ...['0000', '000000000500', '00'],
    ]);
  });
});

describe('issuer authentication', () => {
  it.each([
    ['optional: approved, counters cleared', '00', '0000', '40', '03601400', '0001', '00'],
    ['mandatory: approved, yet nothing is cleared', '80', '0000', '40', '03601400', '0000', 'C0'],
    ['mandatory and ADA b1.6: declined', '80', '2000', '03', '03201400', '0000', 'C0'],
    ['mandatory, ADA b1.6 and b1.3: with advice', '80', '2400', '0B', '03201400', '0000', 'C0'],
  ])('not performed, %s', (_name, indicator, action, information, results, last, history) => {
    const { card } = asked('SM4', { '9F56': indicator, '9F52': action });
    expect(card.second('40', '3030')).toMatchObject({ information, results });
    expect([card.data('9F13'), card.object(0xc005)]).toEqual([last, history]);
  });

  it.each([
    ['0000', '40', '03681000'],
    ['4000', '03', '03281000'],
    ['5000', '0B', '03281000'],
  ])('failed, ADA %s: nothing is cleared, the next transaction tells', (action, information, results) => {
    const { card } = asked('SM4', { '9F52': action });
    card.send('008200000A00000000000000003030');
    expect(card.second('40', '3030')).toMatchObject({ information, results });
    expect([card.data('9F13'), card.object(0xc005)]).toEqual(['0000', 'C0']);
  });

  it('of a card whose AIP has none is not missed', () => {
    const { card } = asked('SM4', { '9105': '790008010200400103001801020120010100', '9F52': '2000' });
    expect(card.second('40', '3030')).toMatchObject({ information: '40', results: '03601000' });
    expect(card.data('9F13')).toBe('0001');
  });
});

describe('unable to go online', () => {
  it('Y3 approves within the upper limits and counts; the online wish stays', () => {
    const { card } = asked('SM4', { '9F52': '0000' }, { amount: 700 });
    expect(card.second('40', '5933', { amount: 700 })).toMatchObject({
      information: '40',
      results: '03611000',
    });
    expect([card.object(0xc001), card.data('9F13'), card.object(0xc005)]).toEqual([
      ...['000000000700', '0000', '80'],
    ]);
  });
  it('Z3 with an AAC', () => {
    const { card } = asked();
    expect(card.second('00', '5A33')).toMatchObject({ information: '00', results: '03211000' });
    expect(card.object(0xc001)).toBe('000000000000');
  });
});

describe('what a transaction that is completed forgets', () => {
  it('all flags of earlier ones and the count of scripts', () => {
    const { card, first } = asked('SM4', { C005: '78', C006: '03' });
    card.authenticate(first);
    card.second('40', '3030');
    expect([card.object(0xc005), card.object(0xc006)]).toEqual(['00', '00']);
  });
  it('but not a script that failed in it', () => {
    const { card, first } = asked();
    card.authenticate(first);
    expect(card.statusOf(`04DA9F790A000000000001${'00'.repeat(4)}`)).toBe('6988');
    card.second('40', '3030');
    expect(card.object(0xc005)).toBe('20');
    card.begin();
    expect(card.first('40').results).toBe('03A00008');
  });
});

describe('the power fails inside', () => {
  it.each([
    ['approval', '40', '3030'],
    ['decline', '00', '3035'],
    ['no line', '40', '5933'],
  ])('%s: all or nothing', (_name, p1, code) => {
    const whole = asked('SM4', { '9F52': '0000', C001: '000000000500', C003: '01', C006: '02' });
    if (code !== '5933') whole.card.authenticate(whole.first, code);
    const before = whole.card.bankImage;
    whole.card.second(p1, code);
    const after = whole.card.bankImage;
    for (let writes = 1; ; writes++) {
      const { card, first } = asked('SM4', { '9F52': '0000', C001: '000000000500', C003: '01', C006: '02' });
      if (code !== '5933') card.authenticate(first, code);
      card.card.tearAfter(writes);
      try {
        card.second(p1, code);
        expect(writes).toBeGreaterThan(2);
        return;
      } catch {
        card.card.powerOn();
        expect([before, after]).toContainEqual(card.bankImage);
      }
    }
  });
});
