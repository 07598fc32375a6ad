import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { AID } from '../../support/demonstration.js';
import {
  blank,
  GENERATIONS,
  holding,
  type Issuer,
  issued,
  keyOn,
  overContactless,
  spoilt,
  told,
  unchanged,
} from '../../support/issuer.js';
import { MALFORMED_ANSWERS, malformed } from '../../support/malformed.js';
import { sayTorn } from '../../support/tearing.js';
import { Terminal } from '../../support/terminal.js';

const HEADER = '84160000';
const blockKey = (issuer: Issuer): Uint8Array => keyOn(issuer.card.contents(), 'SSSE', 'BK', 1);
const right = (issuer: Issuer): string => issuer.secured(HEADER, blockKey(issuer), issuer.challenge());

const EVERY_SELECT = [
  ...[`00A404000F${AID.SSSE}`, `00A4040006${AID.DF01}`, '00A4000C023F00', '00A40000', '00A4000002DDF1'],
  ...['00A4000002EF05', '00A4010002DF01', '00A4020002EF05', '00A4030C', '00A4080002DDF1', '00A4090002EF05'],
];

describe.each(GENERATIONS)('CARD BLOCK, %s', (generation) => {
  it.each(['SSSE', 'DF01'] as const)('with the BK of SSSE, %s current', (label) => {
    const issuer = issued(generation);
    issuer.select(label);
    expect(issuer.send(right(issuer))).toBe('9000');
    expect(issuer.card.contents()).toEqual({ ...issued(generation).card.contents(), blocked: true });
    expect(createCard({ image: issuer.card.image() }).contents()).toEqual(issuer.card.contents());
  });

  it('every SELECT is 6A81, at once and for ever, on both interfaces', () => {
    const issuer = issued(generation);
    issuer.select('SSSE');
    issuer.send(right(issuer));
    const refused = unchanged(...EVERY_SELECT.map(() => '6A81'));
    expect(told(issuer, ...EVERY_SELECT)).toEqual(refused);
    issuer.card.powerOff();
    issuer.card.powerOn();
    expect(told(issuer, ...EVERY_SELECT)).toEqual(refused);
    if (generation === 'gen3') expect(told(overContactless(issuer), ...EVERY_SELECT)).toEqual(refused);
  });

  it('nothing else is served, whatever rights are held', () => {
    const issuer = issued(generation);
    issuer.open('SSSE', 'EXTERNAL', 0x04);
    issuer.open('SSSE', 'MK', 0);
    issuer.send('0020000003246813');
    issuer.send(right(issuer));
    const refused = [
      ...[
        '0084000008',
        `0082000A10${'11'.repeat(16)}`,
        `0088000010${'11'.repeat(16)}`,
        '00B2012C00',
        '00B2032C00',
      ],
      ...['00200000', '0020000003246813', '00DC052C06050420270101', '00440000', '00040000', '00E60000'],
      ...['841E000004AABBCCDD', '841800000400000000', '841600000400000000', '80E10003', '00C0000000'],
      ...['80E00300085353434152443031', `84D4000024${'00'.repeat(36)}`],
    ];
    expect(told(issuer, ...refused)).toEqual(unchanged(...refused.map(() => '6985')));
    expect(issuer.answers('00FF0000', '10A40000', '00A4FF00')).toEqual(['6D00', '6E00', '6A86']);
  });

  it('wrong MAC 6988, used challenge 6984, none 6984, no BK 6A88', () => {
    const issuer = issued(generation);
    issuer.select('SSSE');
    const command = right(issuer);
    expect(told(issuer, spoilt(command), command)).toEqual(unchanged('6988', '6984'));
    const withLock = issuer.secured(
      HEADER,
      keyOn(issuer.card.contents(), 'SSSE', 'LK', 2),
      issuer.challenge(),
    );
    expect(told(issuer, withLock)).toEqual(unchanged('6988'));
    issuer.select('MF');
    issuer.challenge();
    expect(told(issuer, command)).toEqual(unchanged('6A88'));
  });

  it('the order of refusals; without a MAC 6700, and the challenge is still good', () => {
    const issuer = issued(generation);
    issuer.select('SSSE');
    const command = right(issuer);
    expect(told(issuer, ...malformed('16'))).toEqual(unchanged(...MALFORMED_ANSWERS));
    expect(issuer.send(command)).toBe('9000');
  });

  it('not while initialised or suspended: 6985', () => {
    for (const state of ['INITIALISED', 'DEACTIVATED'] as const) {
      const issuer = issued(generation, state);
      issuer.select('SSSE');
      expect(told(issuer, right(issuer))).toEqual(unchanged('6985'));
    }
  });
});

it('contactless: 6982', () => {
  const issuer = overContactless(issued());
  issuer.select('SSSE');
  expect(told(issuer, right(issuer))).toEqual(unchanged('6982'));
});

it('torn before the commit mark the card lives on', () => {
  const issuer = issued();
  issuer.select('SSSE');
  expect(sayTorn(new Terminal(issuer.card), right(issuer), 1)).toBe(true);
  issuer.card.powerOn();
  expect(issuer.select('SSSE')).toBe('9000');
});

it('a card blocked while it is built is not built any further', () => {
  const contents = { ...blank().card.contents(), blocked: true as const };
  const issuer = holding(contents);
  issuer.send('80E00300085353434152443031');
  const create = '80E0010010C4EF050001000000FFFFFFFFFFFFFFFFFF';
  expect(told(issuer, create, '80E00200', '00A4000C023F00')).toEqual(unchanged('6985', '6985', '6A81'));
});
