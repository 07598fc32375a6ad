import { describe, expect, it } from 'vitest';
import {
  beginContactless,
  CONTACTLESS_TAGS,
  contactlessOptions,
  contactlessPdolObject,
  payFast,
  TTQ,
} from '../../../../support/bank-contactless.js';
import { bankContents, PaymentCard, withBank, withObjects } from '../../../../support/payment-card.js';

/*
 * Path of a contactless reader with TTQ b1.7: debit/credit, or electronic cash, as over contacts. pboc.md 3, step 3.
 */

/** Approved online before: debit/credit may be approved offline. */
const used = (objects: Record<string, string> = {}) =>
  withObjects(bankContents(), { '9F13': '0001', '9F36': '0001', ...objects });

describe.each(['SM4', '3DES'] as const)('debit/credit over contactless, %s', (algorithm) => {
  const contactless = (contents = used()) => new PaymentCard(algorithm, contents, 'contactless');
  const certificates = algorithm === 'SM4' ? '40010300' : '10010500';

  it('AIP and AFL of debit/credit in template 80, whatever else the reader supports', () => {
    for (const ttq of ['76000080', '56000000', '40000000', '48000000', '7E800080']) {
      const card = contactless();
      expect(beginContactless(card, {}, ttq)).toBe(`80127D0008010200${certificates}18010201200101009000`);
      expect(card.data('9F36')).toBe('0002');
    }
  });

  it('TC, AAC and ARQC as over contacts, over what CDOL1 brings', () => {
    for (const [p1, information, results] of [
      ['40', '40', '03900000'],
      ['00', '00', '03800000'],
      ['80', '80', '03A00000'],
    ] as const) {
      const card = contactless();
      beginContactless(card);
      const answer = card.first(p1);
      expect(answer).toMatchObject({ statusWord: '9000', information, results, atc: '0002' });
      expect(answer.cryptogram).toBe(card.expectedCryptogram(answer));
    }
  });

  it('an approval counts and is logged, its record moves no money', () => {
    const card = contactless();
    beginContactless(card, { amount: 1234 });
    card.first('40', { amount: 1234 });
    expect([card.object(0xc001), card.data('9F79')]).toEqual(['000000001234', '000000020000']);
    expect(card.send('00B2015C00')).toMatch(/^261122101112000000001234.*00029000$/);
    card.send('00B2012C00');
    expect(card.data('9F79')).toBe('000000020000');
  });

  it('CDA signs it, DDA before it', () => {
    const card = contactless();
    beginContactless(card);
    expect(card.send('00880000041122334400')).toMatch(/^80.*9000$/);
    const answer = card.first('50');
    expect(answer).toMatchObject({ information: '40', results: '03900002' });
    expect(answer.signature.length).toBeGreaterThan(100);
  });

  it('online with ARPC; scripts that set data are taken, those of blocks and of the PIN are for contacts', () => {
    const card = contactless(bankContents());
    beginContactless(card);
    const first = card.first('40');
    expect(first).toMatchObject({ information: '80', results: '03A01000' });
    expect(card.authenticate(first)).toBe('9000');
    const script = (header: string, data = ''): string =>
      card.statusOf(card.bank.script(header, first.atc, first.cryptogram, data));
    expect(script('84180000')).toBe('6982');
    expect(script('84240000')).toBe('6982');
    expect(script('04DA9F79', '000000030000')).toBe('9000');
    expect(card.second('40', '3030')).toMatchObject({ information: '40', results: '03601000' });
    expect([card.data('9F79'), card.data('9F13'), card.object(0xc005)]).toEqual([
      ...['000000030000', '0001', '00'],
    ]);
  });

  it('offline limits, PIN and a blocked application as over contacts', () => {
    const velocity = contactless(used({ '9F36': '0030' }));
    beginContactless(velocity);
    expect(velocity.first('40')).toMatchObject({ information: '80', results: '03A02000' });
    const pin = contactless();
    beginContactless(pin);
    expect([pin.verify('000000'), pin.verify('135792')]).toEqual(['63C2', '9000']);
    expect(pin.first('40').results).toBe('03940000');
    const blocked = contactless(
      withBank(used(), (bank) => ({ ...bank, block: { state: 'blocked', triesLeft: 3 } })),
    );
    expect(beginContactless(blocked)).toMatch(/^8012.*9000$/);
    expect(blocked.first('40').information).toBe('00');
  });

  it('a torn fast payment before it leaves nothing to it', () => {
    const card = contactless();
    const answers = payFast(card);
    beginContactless(card);
    expect(card.send('00B2012C00')).not.toBe(answers.at(-1));
    card.first('00');
    expect(card.data('9F79')).toBe('000000019000');
  });
});

describe('electronic cash over contactless', () => {
  /** A card whose PDOL asks there for the indicator (9F7A) too. */
  const tags = [...CONTACTLESS_TAGS, '9F7A'];
  const LENGTHS = {
    DF69: 1,
    '9F66': 4,
    '9F02': 6,
    '9F03': 6,
    '9F1A': 2,
    '95': 5,
    '5F2A': 2,
    '9A': 3,
    '9C': 1,
  };
  const pdol = contactlessPdolObject(tags, { ...LENGTHS, '9F21': 3, '9F37': 4, '9F7A': 1 });

  function begun(purchase = {}, ttq: string = TTQ.DEBIT_CREDIT) {
    const card = new PaymentCard('SM4', withObjects(bankContents(), { '9103': pdol }), 'contactless');
    card.select();
    const options = card.send(contactlessOptions({ cash: true, ...purchase }, ttq, true, tags));
    return { card, options };
  }

  it('AIP and AFL lead to 9F74, and the purse pays', () => {
    const { card, options } = begun({ amount: 1500 });
    expect(options).toBe('80167C0008010200400101003801020148010200280101009000');
    const purchase = { cash: true, amount: 1500 };
    const answer = card.first('40', purchase);
    expect(answer).toMatchObject({ information: '40', results: '03900000' });
    expect(answer.cryptogram).toBe(card.expectedCryptogram(answer, purchase, '7C00'));
    expect([card.data('9F79'), card.object(0xc001)]).toEqual(['000000018500', '000000000000']);
    expect(card.send('00B2015C00')).toMatch(/^261122101112000000001500.*9000$/);
  });

  it('not without the indicator, above the balance, in a foreign currency, on the path of qPBOC', () => {
    expect(begun({ cash: false }).options).toMatch(/^80127D00/);
    expect(begun({ amount: 20_001 }).options).toMatch(/^80127D00/);
    expect(begun({ currency: '0840' }).options).toMatch(/^80127D00/);
    expect(begun({}, TTQ.FAST).options).toMatch(/^77/);
  });
});
