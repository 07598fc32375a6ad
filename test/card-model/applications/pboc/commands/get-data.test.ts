import { describe, expect, it } from 'vitest';
import { OBJECT } from '../../../../../card-model/applications/pboc/objects.js';
import { bankContents, PaymentCard, withBank } from '../../../../support/payment-card.js';

describe('GET DATA', () => {
  it.each([
    ['9F13', '0000'],
    ['9F17', '03'],
    ['9F36', '0000'],
    ['9F4F', '9A039F21039F02069F03069F1A025F2A029F4E149C019F3602'],
    ['DF4F', '9A039F21039F1A029F4E149F3602'],
    ['9F51', '0156'],
    ['9F52', 'C238'],
    ['9F53', '05'],
    ['9F54', '000000100000'],
    ['9F56', '80'],
    ['9F57', '0156'],
    ['9F58', '0A'],
    ['9F59', '14'],
    ['9F5C', '000000200000'],
    ['9F5D', '000000020000'],
    ['9F68', '81500000'],
    ['9F6B', '000000100000'],
    ['9F6D', '000000000000'],
    ['9F72', '05'],
    ['9F77', '000000100000'],
    ['9F78', '000000100000'],
    ['9F79', '000000020000'],
  ])('%s = %s on a new demonstration card', (tag, value) => {
    const card = new PaymentCard();
    card.select();
    expect(card.send(`80CA${tag}00`)).toBe(
      `${tag}${(value.length / 2).toString(16).padStart(2, '0')}${value}9000`.toUpperCase(),
    );
  });

  it('tells nothing else: unknown tags, private keys and state are 6A88', () => {
    const card = new PaymentCard();
    card.select();
    const silent = Object.values(OBJECT).filter((object) => !('get' in object));
    expect(silent.length).toBeGreaterThan(30);
    for (const { tag } of silent) expect(card.data(tag.toString(16).padStart(4, '0'))).toBe('6A88');
    for (const tag of ['9F01', '0000', 'FFFF', '9F75', 'DF79']) expect(card.data(tag)).toBe('6A88');
  });

  it('takes no data and wants an answer: 6700; another class 6E00', () => {
    const card = new PaymentCard();
    card.select();
    expect(card.statusOf('80CA9F36')).toBe('6700');
    expect(card.statusOf('80CA9F36010000')).toBe('6700');
    expect(card.statusOf('00CA9F3600')).toBe('6E00');
    expect(card.statusOf('80CA9F3601')).toBe('6C05');
  });

  it('is served by a blocked application, and without any transaction', () => {
    const blocked = withBank(bankContents(), (bank) => ({
      ...bank,
      block: { state: 'blocked', triesLeft: 3 },
    }));
    const card = new PaymentCard('SM4', blocked);
    expect(card.select()).toMatch(/6283$/);
    expect(card.data('9F36')).toBe('0000');
  });

  it('of a card with a second purse tells that one while its currency runs', () => {
    const second = {
      currency: '0344',
      conversionFactor: '10000000',
      cumulative: 5000,
      electronicCash: {
        balance: 700,
        balanceLimit: 9000,
        singleLimit: 8000,
        resetThreshold: 10,
        cardCvmLimit: 600,
      },
    };
    const card = new PaymentCard('SM4', bankContents({ 'financial.secondCurrency': second }));
    card.begin({ cash: true, currency: '0344', amount: 500 });
    expect(['9F79', '9F6D', '9F78', 'DF79'].map((tag) => card.data(tag))).toEqual([
      ...['000000000700', '000000000010', '000000008000', '000000000700'],
    ]);
    card.begin({ cash: true, amount: 500 });
    expect(card.data('9F79')).toBe('000000020000');
    expect(card.data('9F75')).toBe('000000005000');
  });

  it('DF61, DF62 and DF63 of a card that has them; scripts write the first two', () => {
    const contents = bankContents({ 'financial.segmentedCharge': { flags: '82', depositLimit: 500 } });
    const card = new PaymentCard('SM4', contents);
    card.begin();
    expect(['DF61', 'DF62', 'DF63'].map((tag) => card.data(tag))).toEqual([
      ...['82', '000000000500', '000000000000'],
    ]);
    const { atc, cryptogram } = card.first('00');
    const put = (tag: string, value: string): string =>
      card.statusOf(card.bank.script(`04DA${tag}`, atc, cryptogram, value));
    expect([put('DF61', '00'), put('DF62', '000000000600'), put('DF63', '000000000001')]).toEqual([
      ...['9000', '9000', '6A80'],
    ]);
    expect([card.data('DF61'), card.data('DF62')]).toEqual(['00', '000000000600']);
  });
});
