import { describe, expect, it } from 'vitest';
import { findTlv, parseTlv } from '../../../../apdu/codec/ber-tlv.js';
import { beginContactless, payFast, SECOND_CURRENCY, TTQ } from '../../../support/bank-contactless.js';
import { bytes, hex } from '../../../support/hex.js';
import { bankContents, PaymentCard, withObjects } from '../../../support/payment-card.js';

/*
 * A card with a second currency from end to end: counted with the first by debit/credit (9F75, 9F76), and with a purse of
 * its own (DF71 to DF79). pboc.md 2 to 4
 */

const two = (objects: Record<string, string> = {}, changes: Record<string, unknown> = {}) =>
  withObjects(bankContents({ 'financial.secondCurrency': SECOND_CURRENCY, ...changes }), objects);
const used = (objects: Record<string, string> = {}) =>
  two({ '9F13': '0001', '9F36': '0001', '9F52': '0000', ...objects });

const OBJECTS: readonly [tag: string, value: string, writable: boolean][] = [
  ['9F73', '10000009', true],
  ['9F75', '000000050000', true],
  ['9F76', '0344', false],
  ['DF71', '0344', false],
  ['DF72', '000000004000', true],
  ['DF76', '000000001000', true],
  ['DF77', '000000010000', true],
  ['DF78', '000000005000', true],
  ['DF79', '000000008000', true],
];

/** Script commands behind the second GENERATE AC of an approved transaction. */
function scripted(contents = two(), algorithm: 'SM4' | '3DES' = 'SM4') {
  const card = new PaymentCard(algorithm, contents);
  card.begin();
  const first = card.first('80');
  card.authenticate(first);
  card.second('40', '3030');
  const send = (header: string, data: string): string =>
    card.statusOf(card.bank.script(header, first.atc, first.cryptogram, data));
  return { card, send };
}

describe('its objects', () => {
  it.each(OBJECTS)('GET DATA %s', (tag, value) => {
    const card = new PaymentCard('SM4', two());
    card.select();
    expect(card.data(tag)).toBe(value);
  });

  it.each(OBJECTS)('PUT DATA %s (%s): %s', (tag, value, writable) => {
    const { card, send } = scripted();
    const other = tag === '9F73' ? '20000123' : value.length === 4 ? '0840' : '000000000007';
    expect(send(`04DA${tag}`, other)).toBe(writable ? '9000' : '6A80');
    expect(card.data(tag)).toBe(writable ? other : value);
    expect(card.object(0xc005)).toBe(writable ? '00' : '20');
  });

  it('a load of the second purse up to DF77 is in the load log, above it 6A80', () => {
    const { card, send } = scripted();
    expect(send('04DADF79', '000000010001')).toBe('6A80');
    expect(send('04DADF79', '000000010000')).toBe('9000');
    expect([card.data('DF79'), card.data('9F79')]).toEqual(['000000010000', '000000020000']);
    const log = card.send('00B2006400');
    expect(log).toMatch(/^000101DF79000000008000000000010000261122101112/);
  });
});

describe.each(['SM4', '3DES'] as const)('fast payment in the second currency, %s', (algorithm) => {
  const contactless = (contents = two()) => new PaymentCard(algorithm, contents, 'contactless');
  const hongKong = (amount: number) => ({ amount, currency: '0344' });
  const balances = (card: PaymentCard): string[] => {
    card.select();
    return [card.data('DF79'), card.data('9F79'), card.object(0xc001), card.object(0xc003)];
  };
  const objectIn = (answer: string, tag: number): string =>
    hex(findTlv(parseTlv(bytes(answer.slice(0, -4))), [0x77, tag])?.value ?? new Uint8Array(0));

  it('is paid from DF79 with the last record, by the low-value check', () => {
    const card = contactless();
    const [answer] = payFast(card, hongKong(1500));
    const issuerData = objectIn(answer!, 0x9f10);
    expect(issuerData.slice(6, 14)).toBe('03900000');
    expect(issuerData).toContain('0A010000006500');
    expect(objectIn(answer!, 0x9f5d)).toBe('000000006500');
    expect(balances(card)).toEqual(['000000006500', '000000020000', '000000000000', '00']);
    expect(card.send('00B2015C00')).toMatch(/^26112210111200000000150000000000000001560344/);
  });

  it('torn before the last record it has paid nothing', () => {
    const card = contactless();
    expect(beginContactless(card, hongKong(1500), TTQ.FAST)).toMatch(/9000$/);
    card.card.powerOn('contactless');
    expect(balances(card)).toEqual(['000000008000', '000000020000', '000000000000', '00']);
  });

  it.each([
    ['DF78 at it', 3900, '26000080', '03900000'],
    ['DF72 exceeded, nothing in common for the cardholder', 4001, '26000080', undefined],
    ['DF78 exceeded', 5001, '26000080', '03A02000'],
    ['the reset threshold DF76', 3901, '26000080', '03A02000'],
    ['an offline-only reader knows no threshold', 3901, '2A000080', '03900000'],
    ['an offline-only reader, DF78 exceeded', 5001, '2A000080', '03802000'],
  ])('%s', (name, amount, ttq, results) => {
    const open = { DF72: name.startsWith('DF72') ? '000000004000' : '000000009999', DF79: '000000004900' };
    const single = name.startsWith('DF78 at') ? { DF78: '000000003900' } : {};
    const answer = beginContactless(contactless(two({ ...open, ...single })), hongKong(amount), ttq);
    if (results === undefined) expect(answer).toBe('6985');
    else expect(objectIn(answer, 0x9f10).slice(6, 14)).toBe(results);
  });

  it('counts as foreign with a check of CTTA, and where the card has no such purse', () => {
    const and = contactless(two({ '9F68': '44100000' }));
    payFast(and, hongKong(100));
    expect(balances(and)).toEqual(['000000008000', '000000020000', '000000000000', '01']);
    const { electronicCash: _, ...counted } = SECOND_CURRENCY;
    const none = contactless(
      withObjects(bankContents({ 'financial.secondCurrency': counted }), { '9F68': '81500000' }),
    );
    expect(objectIn(beginContactless(none, hongKong(100), TTQ.FAST), 0x9f10).slice(6, 14)).toBe('03800000');
  });

  it('a prepaid request takes the money at once', () => {
    const card = contactless(two({ '9F68': '81D00000' }));
    const answer = beginContactless(card, hongKong(1000), TTQ.FAST_ONLINE);
    expect(objectIn(answer, 0x9f10).slice(6, 14)).toBe('03A00000');
    expect(balances(card)).toEqual(['000000007000', '000000020000', '000000000000', '00']);
  });
});

describe('over contacts', () => {
  const approve = (card: PaymentCard, purchase: { amount: number; currency?: string }) => {
    card.begin(purchase);
    const { information, results } = card.first('40', purchase);
    return [information, results];
  };

  it('debit/credit adds both currencies up to 9F75, the second by 9F73; above it the issuer is asked', () => {
    const card = new PaymentCard('SM4', used());
    expect(approve(card, { amount: 41_000 })).toEqual(['40', '03900000']);
    expect(approve(card, { amount: 10_002, currency: '0344' })).toEqual(['80', '03A02000']);
    expect(card.object(0xc002)).toBe('000000041000');
    const other = new PaymentCard('SM4', used());
    approve(other, { amount: 41_000 });
    expect(approve(other, { amount: 10_000, currency: '0344' })).toEqual(['40', '03900000']);
    expect([other.object(0xc001), other.object(0xc002), other.object(0xc003)]).toEqual([
      ...['000000041000', '000000050000', '01'],
    ]);
    expect(approve(other, { amount: 1 })).toEqual(['80', '03A02000']);
  });

  it('an online approval clears the sum', () => {
    const card = new PaymentCard('SM4', used({ C002: '000000049999' }));
    expect(card.approveOnline({ currency: '0344' }).information).toBe('40');
    expect(card.object(0xc002)).toBe('000000000000');
  });

  it('electronic cash is paid from DF79 and shows the second purse meanwhile', () => {
    const card = new PaymentCard('SM4', two());
    const purchase = { cash: true, amount: 3000, currency: '0344' };
    expect(card.begin(purchase)).toContain('28010100');
    expect(['9F79', '9F6D', '9F77', '9F78', '9F6B'].map((tag) => card.data(tag))).toEqual([
      ...['000000008000', '000000001000', '000000010000', '000000005000', '000000004000'],
    ]);
    const answer = card.first('40', purchase);
    expect([answer.information, answer.results]).toEqual(['40', '03900000']);
    expect(answer.issuerData).toContain('0A010000005000');
    card.select();
    expect([card.data('DF79'), card.data('9F79'), card.object(0xc002)]).toEqual([
      ...['000000005000', '000000020000', '000000000000'],
    ]);
  });

  it('above DF78 or DF79 it is no electronic cash', () => {
    const isCash = (amount: number, objects = {}): boolean =>
      new PaymentCard('SM4', two(objects))
        .begin({ cash: true, amount, currency: '0344' })
        .includes('28010100');
    expect([isCash(5000), isCash(5001)]).toEqual([true, false]);
    expect(isCash(5000, { DF79: '000000004999' })).toBe(false);
  });
});
