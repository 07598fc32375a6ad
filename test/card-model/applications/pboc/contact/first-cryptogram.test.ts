import { describe, expect, it } from 'vitest';
import { bankContents, PaymentCard, withBank, withObjects } from '../../../../support/payment-card.js';

/** Approved online before: debit/credit may be approved offline. */
const used = (objects: Record<string, string> = {}) =>
  withObjects(bankContents(), { '9F13': '0001', '9F36': '0001', ...objects });

describe.each(['SM4', '3DES'] as const)('the first GENERATE AC, %s', (algorithm) => {
  const byte = algorithm === 'SM4' ? '04' : '01';

  it.each([
    ['00', '00', '03800000'],
    ['40', '40', '03900000'],
    ['80', '80', '03A00000'],
  ])('P1 %s gives what it asks for', (p1, information, results) => {
    const card = new PaymentCard(algorithm, used());
    card.begin();
    const answer = card.first(p1);
    expect(answer).toMatchObject({ information, atc: '0002', results });
    expect(answer.cryptogram).toBe(card.expectedCryptogram(answer));
    const mac = card.bank.issuerDataMac('0002', '0000020000');
    expect(answer.issuerData).toBe(`070101${results}${byte}0A010000020000${mac}`);
  });

  it('of a new card is an ARQC (ADA b1.2), also where a TC is asked for', () => {
    const card = new PaymentCard(algorithm);
    card.begin();
    expect(card.first('40')).toMatchObject({ information: '80', results: '03A01000' });
  });

  it('a cryptogram covers every object of CVN 01', () => {
    const other = [
      { amount: 1001 },
      { currency: '0840' },
      { country: '0840' },
      { tvr: '0000008000' },
      { date: '261123' },
      { random: '11223345' },
    ];
    const made = [{}, ...other].map((purchase) => {
      const card = new PaymentCard(algorithm, used());
      card.begin(purchase);
      const answer = card.first('00', purchase);
      expect(answer.cryptogram).toBe(card.expectedCryptogram(answer, purchase));
      return answer.cryptogram;
    });
    expect(new Set(made).size).toBe(made.length);
  });
});

describe('what it leaves', () => {
  it('an ARQC is not completed until the second one: the next is told, and asks online', () => {
    const card = new PaymentCard('SM4', used());
    card.begin();
    card.first('80');
    card.begin();
    expect(card.first('40')).toMatchObject({ information: '80', results: '03A08000' });
  });

  it('an approval is logged, newest first', () => {
    const card = new PaymentCard('SM4', used());
    card.begin({ amount: 12 });
    card.first('40', { amount: 12 });
    card.begin({ amount: 34, time: '235959' });
    card.first('40', { amount: 34, time: '235959' });
    const merchant = '5353434152442054455354204D45524348414E54';
    const entry = (amount: string, time: string, atc: string): string =>
      `261122${time}${amount.padStart(12, '0')}${'0'.repeat(12)}01560156${merchant}00${atc}9000`;
    expect(card.send('00B2015C00')).toBe(entry('34', '235959', '0003'));
    expect(card.send('00B2025C00')).toBe(entry('12', '101112', '0002'));
    card.begin();
    card.first('00');
    expect(card.send('00B2035C00')).toBe('6A83');
  });

  it('PIN tries lost now: ADA b2.8 blocks the application', () => {
    const card = new PaymentCard('SM4', used({ '9F52': '0080' }));
    card.begin();
    for (let tries = 0; tries < 3; tries++) card.verify('000000');
    expect(card.first('80')).toMatchObject({ information: '02', results: '03864200' });
    expect(card.select()).toMatch(/6283$/);
    expect(card.object(0xc005)).toBe('04');
  });

  it('PIN tries lost before: ADA decides, with advice where it says so', () => {
    const locked = (action: string) =>
      new PaymentCard(
        'SM4',
        withBank(used({ '9F52': action }), (bank) => ({ ...bank, pin: { ...bank.pin!, triesLeft: 0 } })),
      );
    const answer = (action: string) => {
      const card = locked(action);
      card.begin();
      const { information, results } = card.first('40');
      return [information, results, card.bankImage.block?.state];
    };
    expect(answer('0000')).toEqual(['40', '03904000', undefined]);
    expect(answer('0020')).toEqual(['80', '03A04000', undefined]);
    expect(answer('0040')).toEqual(['02', '03804000', undefined]);
    expect(answer('0840')).toEqual(['0A', '03804000', undefined]);
    expect(answer('1040')).toEqual(['0A', '03804000', undefined]);
    expect(answer('0004')).toEqual(['02', '03804200', 'blocked']);
  });

  it('a blocked application declines, and tells what the checks find', () => {
    const contents = withBank(used({ C005: 'E4', C006: '02', '9F36': '0040', '9F52': '0000' }), (bank) => ({
      ...bank,
      block: { state: 'blocked', triesLeft: 3 },
    }));
    const card = new PaymentCard('SM4', contents);
    card.begin();
    const { information, results } = card.first('40');
    expect([information, results]).toEqual(['00', '0380AA28']);
  });

  it('scripts of the last transaction are counted in the CVR', () => {
    const card = new PaymentCard('SM4', used({ C006: '0F', C005: '20', '9F52': '0000' }));
    card.begin();
    expect(card.first('40').results).toBe('039000F8');
  });
});

describe('electronic cash', () => {
  it('pays from the purse and touches nothing of debit/credit', () => {
    const card = new PaymentCard();
    const purchase = { cash: true, amount: 1500 };
    card.begin(purchase);
    const answer = card.first('40', purchase);
    expect(answer).toMatchObject({ information: '40', results: '03900000' });
    expect(answer.issuerData).toContain('0A010000018500');
    expect(answer.cryptogram).toBe(card.expectedCryptogram(answer, purchase, '7C00'));
    expect([card.data('9F79'), card.object(0xc001), card.data('9F13')]).toEqual([
      ...['000000018500', '000000000000', '0000'],
    ]);
    expect(card.send('00B2015C00')).toMatch(/^261122101112000000001500/);
  });

  it('tells that SDA or DDA failed last time; the other checks are not made', () => {
    const objects = { C005: '98', C006: '03', '9F36': '0040', '9F52': 'FFFF' };
    const card = new PaymentCard('SM4', withObjects(bankContents(), objects));
    card.begin({ cash: true });
    expect(card.first('40', { cash: true })).toMatchObject({ information: '40', results: '03900134' });
  });

  it('is declined once the PIN has blocked the application', () => {
    const card = new PaymentCard('SM4', withObjects(bankContents(), { '9F52': '0080' }));
    card.begin({ cash: true });
    for (let tries = 0; tries < 3; tries++) card.verify('000000');
    expect(card.first('40', { cash: true }).information).toBe('00');
    expect(card.data('9F79')).toBe('000000020000');
  });

  it('declines what was announced otherwise; only TVR and random number may change', () => {
    for (const change of [{ amount: 999 }, { country: '0840' }, { currency: '0840' }]) {
      const card = new PaymentCard();
      card.begin({ cash: true });
      expect(card.first('40', change).information).toBe('00');
      expect(card.data('9F79')).toBe('000000020000');
    }
    const card = new PaymentCard();
    card.begin({ cash: true, tvr: '0000000000', random: '00000000' });
    expect(card.first('40', { tvr: '0000008000', random: 'FFFFFFFF' }).information).toBe('40');
  });

  it('that goes online leaves the purse alone', () => {
    const card = new PaymentCard();
    card.begin({ cash: true });
    const first = card.first('80');
    expect(first.information).toBe('80');
    card.authenticate(first);
    expect(card.second('40', '3030').information).toBe('40');
    expect(card.data('9F79')).toBe('000000020000');
  });
});
