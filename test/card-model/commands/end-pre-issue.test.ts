import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
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

const END = '80E00200';
/** A file that anybody reads and nobody updates. */
const CREATE_EF = '80E0010010 C4EF050004 00 00FFFFFF FFFFFFFF FFFF';

describe.each(GENERATIONS)('END PRE-ISSUE, %s', (generation) => {
  it('from now on the rights of the files hold', () => {
    const issuer = blank(generation);
    expect(issuer.answers(CREATE_EF, '00D6850001 11', END, '00D6850001 22', '00B0850000')).toEqual([
      ...['9000', '9000', '9000', '6982', '11FFFFFF9000'],
    ]);
  });

  it('the transport key is gone for ever', () => {
    const issuer = blank(generation);
    expect(issuer.answers(END, SHOW_TRANSPORT_KEY, END, CREATE_EF)).toEqual(['9000', '6985', '6985', '6982']);
    expect(issuer.card.contents()).not.toHaveProperty('transportKey');
    const again = createCard({ image: issuer.card.image() });
    expect(again.contents()).toEqual(issuer.card.contents());
  });

  it('the order of refusals', () => {
    expect(
      told(blank(generation), '10E00200', '00E00200', '80E00201', '80E0020001 00', '80E002000000'),
    ).toEqual(unchanged('6E00', '6E00', '6A86', '6700', '6700'));
    expect(told(blank(generation, false), END)).toEqual(unchanged('6982'));
    expect(told(issued(generation), END)).toEqual(unchanged('6985'));
  });
});

it('contactless: 6982', () => {
  expect(told(overContactless(blank()), END)).toEqual(unchanged('6982'));
});

it('torn before the commit mark the card is still open for building', () => {
  const issuer = blank();
  expect(sayTorn(new Terminal(issuer.card), END, 1)).toBe(true);
  issuer.card.powerOn();
  expect(issuer.answers(SHOW_TRANSPORT_KEY, END)).toEqual(['9000', '9000']);
});
