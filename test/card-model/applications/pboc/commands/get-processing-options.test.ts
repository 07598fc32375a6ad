import { describe, expect, it } from 'vitest';
import { ADF, bankContents, PaymentCard, withBank, withObjects } from '../../../../support/payment-card.js';

describe('what is refused, in this order', () => {
  const pdol = `00015600000000001000${'0156'}${'20'.repeat(20)}`;
  const command = `8320${pdol}`;

  it('another length than the PDOL asks for: 6700', () => {
    const card = new PaymentCard();
    card.select();
    expect(card.statusOf('80A8000002830000')).toBe('6700');
    expect(card.statusOf('80A80000')).toBe('6700');
    expect(card.statusOf(`80A80000238321${pdol}0000`)).toBe('6700');
  });
  it('P1 P2 other than 0000: 6A86; another template or inner length: 6A80', () => {
    const card = new PaymentCard();
    card.select();
    expect(card.statusOf(`80A8010022${command}00`)).toBe('6A86');
    expect(card.statusOf(`80A8000122${command}00`)).toBe('6A86');
    expect(card.statusOf(`80A800002284${command.slice(2)}00`)).toBe('6A80');
    expect(card.statusOf(`80A8000022831F${command.slice(4)}00`)).toBe('6A80');
    expect(card.data('9F36')).toBe('0000');
    expect(card.statusOf(`80A8000022${command}00`)).toBe('9000');
  });

  it('another class: 6E00', () => {
    const card = new PaymentCard();
    card.select();
    expect(card.statusOf(`00A8000022${command}00`)).toBe('6E00');
  });
  it('a second time without SELECT: 6985, and the ATC stays', () => {
    const card = new PaymentCard();
    expect(card.begin()).toMatch(/9000$/);
    expect(card.options()).toBe('6985');
    expect(card.data('9F36')).toBe('0001');
    expect(card.begin()).toMatch(/9000$/);
    expect(card.data('9F36')).toBe('0002');
  });
});

describe('a PDOL of more than 127 bytes', () => {
  const TAGS = ['DF69', '9F1A', '9F7A', '9F02', '5F2A', '9F4E'];
  const lengthened = (count: number) => {
    const rest = count - 12;
    const list = `DF69019F1A029F7A019F02065F2A029F4E${rest.toString(16).padStart(2, '0')}`;
    const card = new PaymentCard(
      'SM4',
      withObjects(bankContents(), {
        '9102': `9F38${(list.length / 2).toString(16).padStart(2, '0')}${list}`,
      }),
    );
    expect(TAGS.every((tag) => list.includes(tag))).toBe(true);
    card.select();
    return { card, data: `01015600000000001000${'0156'}${'20'.repeat(rest)}` };
  };
  const byte = (value: number): string => value.toString(16).padStart(2, '0');

  it.each([127, 128, 200, 252])('%i bytes: the length of template 83 in its form', (count) => {
    const { card, data } = lengthened(count);
    const [head, wrong] = count > 127 ? ['8381', '8382'] : ['83', '84'];
    const lc = byte(head!.length / 2 + 1 + count);
    expect(card.statusOf(`80A80000${lc}${wrong}${byte(count)}${data}00`)).toBe('6A80');
    expect(card.statusOf(`80A80000${lc}${head}${byte(count - 1)}${data}00`)).toBe('6A80');
    expect(
      card.statusOf(`80A80000${byte(Number.parseInt(lc, 16) - 1)}${head}${byte(count)}${data.slice(2)}00`),
    ).toBe('6700');
    expect(card.send(`80A80000${lc}${head}${byte(count)}${data}00`)).toMatch(/^8012.*9000$/);
  });
});

describe('AIP and AFL', () => {
  it.each([
    ['SM4', false, '80127D0008010200400103001801020120010100'],
    ['3DES', false, '80127D0008010200100105001801020120010100'],
    ['SM4', true, '80167C000801020040010100380102014801020028010100'],
    ['3DES', true, '80167C000801020010010200380102015001030028010100'],
  ] as const)('%s, electronic cash %s', (algorithm, cash, answer) => {
    expect(new PaymentCard(algorithm).begin({ cash })).toBe(`${answer}9000`);
  });

  it.each(['international', 'SM'] as const)(
    'a card of one set (%s) asks for no DF69 and uses it',
    (algorithms) => {
      const card = new PaymentCard('SM4', bankContents({ 'financial.algorithms': algorithms }));
      const fci = card.select();
      expect(fci).toContain('9F38');
      expect(fci).not.toContain('DF6901');
      const pdol = `0156${'00'}000000001000${'0156'}${'20'.repeat(20)}`;
      const answer = card.send(`80A8000021831F${pdol}00`);
      expect(answer).toContain(algorithms === 'SM' ? '40010300' : '10010500');
      expect(answer).toMatch(/9000$/);
    },
  );

  it('electronic cash is refused its purse: above balance or single limit, foreign currency, no PIN try', () => {
    const isCash = (card: PaymentCard, purchase: object): boolean =>
      card.begin({ cash: true, ...purchase }).includes('28010100');
    const card = new PaymentCard();
    expect(isCash(card, { amount: 20_000 })).toBe(true);
    expect(isCash(card, { amount: 20_001 })).toBe(false);
    expect(isCash(card, { currency: '0840' })).toBe(false);
    const limited = new PaymentCard('SM4', withObjects(bankContents(), { '9F78': '000000000999' }));
    expect(isCash(limited, { amount: 999 })).toBe(true);
    expect(isCash(limited, { amount: 1000 })).toBe(false);
    const locked = withBank(bankContents(), (bank) => ({ ...bank, pin: { ...bank.pin!, triesLeft: 0 } }));
    expect(isCash(new PaymentCard('SM4', locked), {})).toBe(false);
  });
});

describe('the ATC', () => {
  it('ends at FFFE: then the application is blocked for good', () => {
    const card = new PaymentCard('SM4', withObjects(bankContents(), { '9F36': 'FFFD' }));
    expect(card.begin()).toMatch(/9000$/);
    expect(card.data('9F36')).toBe('FFFE');
    card.select();
    expect(card.options()).toBe('6985');
    expect(card.options()).toBe('6985');
    expect(card.select()).toBe('9303');
    expect(card.bankImage.block?.state).toBe('permanent');
    expect(card.send('00A40400067378312E736800')).toMatch(/9000$/);
  });
  it('stays raised when the power fails behind it', () => {
    const card = new PaymentCard();
    card.select();
    card.card.tearAfter(1);
    expect(() => card.options()).toThrow();
    card.card.powerOn();
    card.select(ADF);
    expect(card.data('9F36')).toBe('0001');
  });
});

describe('contactless', () => {
  /** By the contactless PDOL of the demonstration card, 37 bytes. @param ttq 9F66 */
  const tap = (ttq: string): string =>
    `80A80000278325${`01${ttq}000000001000000000000000${'0156'}0000000000${'0156'}26112200101112${'11223344'}`}00`;

  it('TTQ says which way: debit/credit, fast payment, none', () => {
    const card = new PaymentCard('SM4', bankContents(), 'contactless');
    card.select();
    expect(card.send(tap('56000000'))).toBe('80127D00080102004001030018010201200101009000');
    card.select();
    expect(card.send(tap('26000080'))).toMatch(/^77.*9000$/);
    card.select();
    expect(card.send(tap('02000000'))).toBe('6985');
    // The ATC is raised before the path is looked for; only SELECT begins anew. pboc.md 3, steps 2 and 3
    expect(card.data('9F36')).toBe('0003');
    expect(card.send(tap('26000080'))).toBe('6985');
    expect(card.data('9F36')).toBe('0003');
  });
  it('a blocked application has no fast payment', () => {
    const blocked = withBank(bankContents(), (bank) => ({
      ...bank,
      block: { state: 'blocked', triesLeft: 3 },
    }));
    const card = new PaymentCard('SM4', blocked, 'contactless');
    expect(card.select()).toMatch(/6283$/);
    expect(card.send(tap('26000080'))).toBe('6985');
  });
});
