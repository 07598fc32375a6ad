import { describe, expect, it } from 'vitest';
import { bankContents, PaymentCard, withBank } from '../../../../support/payment-card.js';

describe('GENERATE AC', () => {
  it('P1 C0 and unknown bits 6A86, P2 6A86, other lengths than CDOL1 6700', () => {
    const card = new PaymentCard();
    card.begin();
    const command = card.firstCommand('00');
    for (const p1 of ['C0', '41', '20', '08', 'FF']) {
      expect(card.statusOf(card.firstCommand(p1)), p1).toBe('6A86');
    }
    expect(card.statusOf(`${command.slice(0, 6)}01${command.slice(8)}`)).toBe('6A86');
    expect(card.statusOf('80AE400000')).toBe('6700');
    expect(card.statusOf(`80AE400033${command.slice(10, -4)}00`)).toBe('6700');
    expect(card.statusOf(`00${command.slice(2)}`)).toBe('6E00');
    expect(card.first('40').statusWord).toBe('9000');
  });

  it('only after GET PROCESSING OPTIONS, and a second time only after an ARQC: else 6985', () => {
    const card = new PaymentCard();
    card.select();
    expect(card.first('40').statusWord).toBe('6985');
    card.options();
    expect(card.first('00').statusWord).toBe('9000');
    expect(card.first('00').statusWord).toBe('6985');
    expect(card.second('00', '3030').statusWord).toBe('6985');
    card.begin();
    expect(card.first('80').information).toBe('80');
    expect(card.first('40').statusWord).toBe('6700');
    expect(card.second('80', '3030').statusWord).toBe('6985');
    expect(card.second('C0', '3030').statusWord).toBe('6A86');
    expect(card.second('40', '3030').statusWord).toBe('9000');
    expect(card.second('40', '3030').statusWord).toBe('6985');
  });

  it('an amount that is no number: 6A80, and nothing is lost', () => {
    const card = new PaymentCard();
    card.begin();
    const command = card.firstCommand('40');
    const before = card.bankImage;
    expect(card.statusOf(`${command.slice(0, 10)}0000000000AA${command.slice(22)}`)).toBe('6A80');
    expect(card.bankImage).toEqual(before);
    expect(card.first('40').statusWord).toBe('9000');
  });

  it.each(['00', '40', '80', '50', '90'])(
    'a blocked application declines whatever is asked for: %s',
    (p1) => {
      const blocked = withBank(bankContents(), (bank) => ({
        ...bank,
        block: { state: 'blocked', triesLeft: 3 },
      }));
      const card = new PaymentCard('SM4', blocked);
      expect(card.select()).toMatch(/6283$/);
      expect(card.options()).toMatch(/9000$/);
      const answer = card.first(p1);
      expect(answer).toMatchObject({
        statusWord: '9000',
        information: '00',
        results: '03801000',
        signature: '',
      });
      expect(card.expectedCryptogram(answer)).toBe(answer.cryptogram);
    },
  );
});
