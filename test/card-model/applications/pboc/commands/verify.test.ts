import { describe, expect, it } from 'vitest';
import { STATUS_WORDS } from '../../../../../apdu/codec/status-word.js';
import {
  bankContents,
  PaymentCard,
  pinBlock,
  withBank,
  withObjects,
} from '../../../../support/payment-card.js';

const PIN = '135792';

const exhausted = (objects: Record<string, string>) =>
  withBank(withObjects(bankContents(), objects), (bank) => ({
    ...bank,
    pin: { ...bank.pin!, triesLeft: 0 },
  }));

describe('VERIFY', () => {
  it('the right PIN gives the tries back; it is not the social one', () => {
    const card = new PaymentCard();
    card.select();
    expect([card.verify('135790'), card.data('9F17'), card.verify(PIN), card.data('9F17')]).toEqual([
      ...['63C2', '02', '9000', '03'],
    ]);
    expect(card.verify('246813')).toBe('63C2');
    const social = card.card.contents().masterFile.directories.find(({ fid }) => fid === 0xddf1)!;
    expect(social.pin!.triesLeft).toBe(social.pin!.maximumTries);
  });

  it('used up in this transaction 6983, before it 6984', () => {
    const card = new PaymentCard();
    card.begin();
    expect(['1', '2', '3'].map(() => card.verify('000000'))).toEqual(['63C2', '63C1', '63C0']);
    expect(card.verify(PIN)).toBe('6983');
    card.begin();
    expect(card.verify(PIN)).toBe('6984');
    expect(card.data('9F17')).toBe('00');
  });

  it('other lengths 6700, other parameters 6A86; a blocked application verifies', () => {
    const card = new PaymentCard();
    card.select();
    expect(card.statusOf('0020008003135792')).toBe('6700');
    expect(card.statusOf('00200080')).toBe('6700');
    expect(card.statusOf(`0020000008${pinBlock(PIN)}`)).toBe('6A86');
    expect(card.statusOf(`0020018008${pinBlock(PIN)}`)).toBe('6A86');
    expect(card.statusOf(`8020008008${pinBlock(PIN)}`)).toBe('6E00');
    expect(card.data('9F17')).toBe('03');
    const blocked = withBank(bankContents(), (bank) => ({
      ...bank,
      block: { state: 'blocked', triesLeft: 3 },
    }));
    const other = new PaymentCard('SM4', blocked);
    other.select();
    expect([other.verify('000000'), other.verify(PIN)]).toEqual(['63C2', '9000']);
  });

  it('a try is spent although the power fails before the answer', () => {
    const card = new PaymentCard();
    card.select();
    card.card.tearAfter(1);
    expect(() => card.verify('000000')).toThrow();
    card.card.powerOn();
    card.select();
    expect(card.data('9F17')).toBe('02');
  });

  it.each([
    ['1234', '241234FFFFFFFFFF'],
    ['12345', '2512345FFFFFFFFF'],
    ['123456789012', '2C123456789012FF'],
  ])('PINs of %s', (pin, block) => {
    const card = new PaymentCard('SM4', bankContents({ 'pins.financial.value': pin }));
    card.select();
    expect(pinBlock(pin)).toBe(block);
    expect(card.statusOf(`0020008008${block}`)).toBe('9000');
    // Fewer or more digits are another PIN.
    expect(card.verify(`${pin.slice(0, -1)}0`)).toMatch(/^63C/);
    expect(card.statusOf('00200080082FFFFFFFFFFFFFFF')).toMatch(/^63C/);
  });

  it('is told in the CVR: performed, failed, tries exceeded', () => {
    const results = (...pins: string[]): string => {
      const card = new PaymentCard();
      card.begin();
      for (const pin of pins) card.verify(pin);
      return card.first('00').results;
    };
    expect(results(PIN)).toBe('03841000');
    expect(results('000000')).toBe('03861000');
    expect(results('000000', PIN)).toBe('03841000');
    expect(results('000000', '000000', '000000')).toBe('03865000');
  });

  it('is told as performed and failed where no try was left before', () => {
    const card = new PaymentCard('SM4', exhausted({ '9F52': '0000' }));
    card.begin();
    expect(card.verify(PIN)).toBe('6984');
    expect(card.verify(PIN)).toBe('6984');
    expect(card.first('00').results).toBe('03865000');
  });

  it('6984 says in both languages what it means here', () => {
    const { meaning, hint } = STATUS_WORDS.NO_VALID_CHALLENGE;
    expect([meaning.en, meaning.zh]).toEqual([
      expect.stringMatching(/challenge.*PIN.*earlier transaction/),
      expect.stringMatching(/随机数.*PIN.*用尽/),
    ]);
    expect([hint.en, hint.zh]).toEqual([expect.stringContaining('PIN'), expect.stringContaining('PIN')]);
  });
});

describe('ADA b2.8: the last wrong PIN blocks the application', () => {
  const begun = (action = '0080') => {
    const card = new PaymentCard('SM4', withObjects(bankContents(), { '9F52': action }));
    card.begin();
    return card;
  };
  const lose = (card: PaymentCard) => ['1', '2', '3'].map(() => card.verify('000000'));

  it('at once, whatever becomes of the transaction', () => {
    const card = begun();
    expect(lose(card)).toEqual(['63C2', '63C1', '63C0']);
    expect(card.verify(PIN)).toBe('6983');
    expect(card.select()).toMatch(/6283$/);
    expect(card.object(0xc005)).toBe('04');
  });

  it('not without it', () => {
    const card = begun('0074');
    lose(card);
    expect(card.select()).toMatch(/9000$/);
    expect(card.object(0xc005)).toBe('00');
  });

  it('the transactions until it is unblocked tell it', () => {
    const card = begun();
    lose(card);
    expect(card.first('40')).toMatchObject({ information: '02', results: '03865200' });
    card.begin();
    const { atc, cryptogram, information, results } = card.first('80');
    expect([information, results]).toEqual(['00', '03805200']);
    expect(card.statusOf(card.bank.script('84240000', atc, cryptogram))).toBe('9000');
    expect(card.statusOf(card.bank.script('84180000', atc, cryptogram))).toBe('9000');
    card.begin();
    expect(card.first('40').results).toBe('03901000');
  });

  it('torn after any write: the try is spent, and blocked or not', () => {
    const states = new Set<string | undefined>();
    for (let writes = 1; ; writes++) {
      const card = begun();
      card.verify('000000');
      card.verify('000000');
      card.card.tearAfter(writes);
      try {
        expect(card.verify('000000')).toBe('63C0');
        expect(card.bankImage.block?.state).toBe('blocked');
        break;
      } catch {
        card.card.powerOn();
        card.select();
        expect(card.data('9F17')).toBe('00');
        expect(card.object(0xc005)).toBe(card.bankImage.block ? '04' : '00');
        states.add(card.bankImage.block?.state);
      }
    }
    expect([...states]).toEqual([undefined, 'blocked']);
  });
});
