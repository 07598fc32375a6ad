import { describe, expect, it } from 'vitest';
import { parseTlv } from '../../../../../apdu/codec/ber-tlv.js';
import { createCard } from '../../../../../card-model/card.js';
import { bytes, hex } from '../../../../support/hex.js';
import { ADF, bankContents, PaymentCard, withBank } from '../../../../support/payment-card.js';
import { mac } from '../../../../support/payment-oracle.js';

const read = (sfi: number, number: number): string =>
  `00B2${number.toString(16).padStart(2, '0')}${((sfi << 3) | 4).toString(16).padStart(2, '0')}00`;

/** SFI, first, last of the AFL entries. */
const LOCATORS = {
  'debit/credit, SM': '08010200400103001801020120010100',
  'debit/credit, international': '08010200100105001801020120010100',
  'electronic cash, SM': '0801020040010100380102014801020028010100',
  'electronic cash, international': '0801020010010200380102015001030028010100',
  'fast payment, SM': '40010100380101014801010028010100',
  'fast payment, international': '10010200380101015001020028010100',
};

describe('READ RECORD', () => {
  it.each(Object.entries(LOCATORS))('%s: every record is there, and no tag comes twice', (_name, locator) => {
    const card = new PaymentCard();
    card.select();
    const tags: number[] = [];
    for (const [sfi, first, last] of locator.match(/.{8}/g)!.map((entry) => [...bytes(entry)])) {
      for (let number = first!; number <= last!; number++) {
        const answer = card.send(read(sfi! >> 3, number));
        expect(answer).toMatch(/^70.*9000$/);
        const [template] = parseTlv(bytes(answer.slice(0, -4)));
        tags.push(...template!.children!.map(({ tag }) => tag));
      }
    }
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags).toEqual(expect.arrayContaining([0x8f, 0x90, 0x9f46, 0x5a, 0x5f24, 0x9f4a]));
  });

  it('without GET PROCESSING OPTIONS as phones do: all SFIs, then the logs', () => {
    const card = new PaymentCard();
    card.select();
    const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((sfi) => {
      let number = 1;
      while (card.send(read(sfi, number)).endsWith('9000')) number++;
      expect(card.statusOf(read(sfi, number))).toBe('6A83');
      return number - 1;
    });
    expect(counts).toEqual([2, 5, 2, 1, 1, 0, 2, 3, 2, 3, 0, 0]);
    for (const sfi of [13, 30]) expect(card.statusOf(read(sfi, 1))).toBe('6A83');
  });

  it('of a blocked application too', () => {
    const blocked = withBank(bankContents(), (bank) => ({
      ...bank,
      block: { state: 'blocked', triesLeft: 3 },
    }));
    const card = new PaymentCard('SM4', blocked);
    card.select();
    expect(card.send(read(1, 1))).toMatch(/9000$/);
  });

  it('Le: exact or 00, else 6Cxx; the tolerant card gives what was asked for', () => {
    const card = new PaymentCard();
    card.select();
    const record = card.send(read(4, 1));
    const length = hex(Uint8Array.of(record.length / 2 - 2));
    expect(card.send(`00B20124${length}`)).toBe(record);
    expect(card.send('00B2012401')).toBe(`6C${length}`);
    expect(card.statusOf('00B20124')).toBe('6700');
    expect(card.statusOf('00B2FF2400')).toBe('6A86');
    const tolerant = createCard({ contents: bankContents(), protocol: 'T=1', lengthPolicy: 'tolerant' });
    tolerant.transmit(bytes(`00A4040008${ADF}00`));
    expect(hex(tolerant.transmit(bytes('00B2012402')))).toBe(`${record.slice(0, 4)}9000`);
  });

  it('of a file that is selected', () => {
    const card = new PaymentCard();
    card.select();
    expect(card.statusOf('00B2010400')).toBe('6986');
    expect(card.statusOf('00A4000C02EF04')).toBe('9000');
    expect(card.send('00B2010400')).toBe(card.send(read(4, 1)));
  });

  it('record 00 of the load log: ATC, count, MAC over them', () => {
    for (const [algorithm, begins] of [
      ['SM4', true],
      ['3DES', true],
      ['3DES', false],
    ] as const) {
      const card = new PaymentCard(algorithm);
      card.select();
      if (begins) card.options();
      const atc = begins ? '0001' : '0000';
      const expected = mac(algorithm, card.bank.session('MAC', atc), `${atc}00`).slice(0, 8);
      expect(card.send('00B2006400')).toBe(`${atc}00${expected}9000`);
    }
  });
});
