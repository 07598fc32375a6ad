import { describe, expect, it } from 'vitest';
import {
  blank,
  GENERATIONS,
  issued,
  overContactless,
  SHOW_TRANSPORT_KEY,
  told,
  unchanged,
} from '../../support/issuer.js';
import { sayTorn } from '../../support/tearing.js';
import { Terminal } from '../../support/terminal.js';

const WRONG = '80E0030008 0000000000000000';
const CREATE_DF = `80E0010010 38DF010100${'FF'.repeat(11)}`;
const triesLeft = (issuer: ReturnType<typeof blank>) => issuer.card.contents().transportKey!.triesLeft;

describe.each(GENERATIONS)('SHOW TRANSPORT KEY, %s', (generation) => {
  it('opens the card for building until it is reset', () => {
    const issuer = blank(generation, false);
    expect(issuer.answers(CREATE_DF, SHOW_TRANSPORT_KEY, CREATE_DF)).toEqual(['6982', '9000', '9000']);
    issuer.card.warmReset();
    expect(issuer.answers('80E1000100', '80E10001')).toEqual(['6982', '6982']);
  });

  it('SELECT of the MF does not close it again', () => {
    const issuer = blank(generation);
    issuer.select('MF');
    expect(issuer.send(CREATE_DF)).toBe('9000');
  });

  it('three wrong ones are told, the fourth finds it blocked, and the right one too', () => {
    const issuer = blank(generation, false);
    expect(issuer.answers(WRONG, WRONG, WRONG, WRONG, SHOW_TRANSPORT_KEY)).toEqual([
      ...['63C2', '63C1', '63C0', '6983', '6983'],
    ]);
    issuer.card.powerOff();
    issuer.card.powerOn();
    expect(issuer.answers(SHOW_TRANSPORT_KEY, CREATE_DF)).toEqual(['6983', '6982']);
  });

  it('a right one gives the tries back', () => {
    const issuer = blank(generation, false);
    expect(issuer.answers(WRONG, WRONG, SHOW_TRANSPORT_KEY, WRONG)).toEqual(['63C2', '63C1', '9000', '63C2']);
  });

  it('a wrong one takes the right away that was gained before', () => {
    expect(blank(generation).answers(WRONG, CREATE_DF)).toEqual(['63C2', '6982']);
  });

  it('every byte counts', () => {
    for (let index = 0; index < 8; index++) {
      const key = [...'SSCARD01'].map((letter, at) => letter.charCodeAt(0) ^ (at === index ? 0x80 : 0));
      expect(blank(generation, false).send(`80E0030008 ${Buffer.from(key).toString('hex')}`)).toBe('63C2');
    }
  });

  it('the order of refusals', () => {
    const issuer = blank(generation, false);
    expect(
      told(
        issuer,
        ...[
          '10E0030008',
          '00E0030008 5353434152443031',
          '80E0030108 5353434152443031',
          '80E0FF0008 5353434152443031',
        ],
        ...['80E00300', '80E0030000', '80E0030007 53534341524430', '80E0030009 535343415244303131'],
        `80E00300FF ${'53'.repeat(255)}`,
      ),
    ).toEqual(unchanged('6E00', '6E00', '6A86', '6A86', '6700', '6700', '6700', '6700', '6700'));
  });

  it('an issued card has none: 6985, whatever is sent', () => {
    expect(told(issued(generation), SHOW_TRANSPORT_KEY, WRONG)).toEqual(unchanged('6985', '6985'));
  });
});

it('in the extended form on T=1, not on T=0', () => {
  const extended = SHOW_TRANSPORT_KEY.replace('80E0030008', '80E00300000008');
  expect(blank('gen3', false).send(extended)).toBe('6700');
});

it('contactless: 6982, and no try is spent', () => {
  const issuer = overContactless(blank('gen3', false));
  expect(told(issuer, SHOW_TRANSPORT_KEY, WRONG, CREATE_DF)).toEqual(unchanged('6982', '6982', '6982'));
});

it('shown by contact it opens nothing for the contactless interface', () => {
  const issuer = overContactless(blank());
  expect(issuer.answers(CREATE_DF, '00D2012C03020133')).toEqual(['6982', '6982']);
});

it('the try is spent before the comparison: torn away it is gone', () => {
  const issuer = blank('gen3', false);
  expect(sayTorn(new Terminal(issuer.card), WRONG, 1)).toBe(true);
  expect(triesLeft(issuer)).toBe(2);
  issuer.card.powerOn();
  expect(sayTorn(new Terminal(issuer.card), SHOW_TRANSPORT_KEY, 2)).toBe(true);
  expect(triesLeft(issuer)).toBe(3);
});
