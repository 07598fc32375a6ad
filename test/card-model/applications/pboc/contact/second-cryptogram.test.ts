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
    for (const [code, told] of [
      ['3035', '5933'],
      ['3030', '3035'],
      ['3030', '5933'],
    ] as const) {
      const other = asked(algorithm);
      other.card.authenticate(other.first, code);
      expect(other.card.second('40', told).information).toBe('00');
      expect(other.card.data('9F13')).toBe('0000');
    }
  });

  it('a list that asks for no response code: that of the ARPC counts, without one nothing is approved', () => {
    const list = '9F02069F03069F1A0295055F2A029A039C019F37049F21039F4E14';
    for (const [authenticates, information] of [
      [true, '40'],
      [false, '00'],
    ] as const) {
      const { card, first } = asked(algorithm, { '8D': list });
      if (authenticates) card.authenticate(first);
      const command = card.secondCommand('40', '3030');
      const answer = card.send(`80AE400034${command.slice(14)}`);
      expect(answer.slice(4, 6)).toBe(information);
    }
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

  type Script = readonly [header: string, data: string, statusWord: string];
  const WRONG_MAC: Script = ['04DA9F79', '000000000001', '6988'];
  /** Right MACs: above the limit, no amount, no such record, another length, no PIN in the data, unknown tag, no such P2. */
  const REFUSED: readonly Script[] = [
    ['04DA9F79', '000000100001', '6A80'],
    ['04DA9F79', '00000000000A', '6A80'],
    ['04DC0324', '70020000', '6A83'],
    ['04DC0124', '700100', '6A80'],
    ['04DC0124', '', '6A80'],
    ['84240002', '00'.repeat(16), '6A80'],
    ['04DA9F36', '0011', '6A80'],
    ['04DA9F58', '0101', '6700'],
    ['84180001', '', '6A86'],
  ];
  const send = (
    card: PaymentCard,
    { atc, cryptogram }: { atc: string; cryptogram: string },
    [header, data, statusWord]: Script,
  ): void => {
    const command = card.bank.script(header, atc, cryptogram, data);
    const sent = statusWord === '6988' ? `${command.slice(0, -8)}00000000` : command;
    expect(card.statusOf(sent)).toBe(statusWord);
  };

  it.each([WRONG_MAC, ...REFUSED])(
    'but not a script that failed in it before the second one: %s %s %s',
    (...script) => {
      const { card, first } = asked();
      card.authenticate(first);
      send(card, first, script);
      expect(card.second('40', '3030').information).toBe('40');
      // Not counted, as it came before the second one; the flag is there for the next transaction, and only for it.
      expect([card.object(0xc005), card.object(0xc006)]).toEqual(['20', '00']);
      expect(card.approveOnline().results).toBe('03600008');
      expect(card.object(0xc005)).toBe('00');
      card.begin();
      expect(card.first('00').results).toBe('03800000');
    },
  );

  it.each(['3035', '5933'])('nor when the transaction ends otherwise (%s)', (code) => {
    const { card, first } = asked();
    if (code !== '5933') card.authenticate(first, code);
    send(card, first, REFUSED[0]!);
    expect(card.second('40', code).statusWord).toBe('9000');
    card.begin();
    expect(card.first('00').results.slice(-2)).toBe('08');
  });

  it('nor when the card is torn away before its end', () => {
    const { card, first } = asked();
    card.authenticate(first);
    send(card, first, REFUSED[0]!);
    card.card.powerOn();
    card.begin();
    expect(card.first('00').results).toBe('03809008');
  });

  it('behind the second one they count, those that fail too, and both are told', () => {
    const { card, first } = asked();
    card.authenticate(first);
    card.second('40', '3030');
    send(card, first, ['04DA9F58', '07', '9000']);
    send(card, first, REFUSED[0]!);
    send(card, first, ['04DA9F58', '08', '9000']);
    send(card, first, WRONG_MAC);
    send(card, first, ['04DA9F58', '09', '6985']);
    expect([card.object(0xc005), card.object(0xc006), card.data('9F58')]).toEqual(['20', '04', '08']);
    card.begin();
    expect(card.first('00').results).toBe('03800048');
    card.begin();
    expect(card.first('80').results).toBe('03A00048');
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
