import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { AID } from '../../support/demonstration.js';
import { hexByte } from '../../support/hex.js';
import {
  directoryOn,
  GENERATIONS,
  type Generation,
  Issuer,
  issued,
  keyOn,
  overContactless,
  spoilt,
  told,
  unchanged,
} from '../../support/issuer.js';
import { seededRandom } from '../../support/random.js';

const REVERSIBLE = '841E0000';
const FOR_GOOD = '841E0001';
const withFci = (label: keyof typeof AID, le = ''): string =>
  `00A40400${hexByte(AID[label].length / 2)}${AID[label]}${le}`;

function block(issuer: Issuer, label: 'SSSE' | 'DF01', header = REVERSIBLE): string {
  issuer.select(label);
  return issuer.sendSecured(header, keyOn(issuer.card.contents(), label, 'LK', label === 'SSSE' ? 2 : 1));
}

const DF01_FCI = `6F088406${AID.DF01}`;

describe.each(GENERATIONS)('APPLICATION BLOCK, %s', (generation) => {
  it('needs the LK of the directory and nothing else', () => {
    const issuer = issued(generation);
    expect([block(issuer, 'SSSE'), directoryOn(issuer.card.contents(), 'SSSE').block]).toEqual([
      '9000',
      { state: 'blocked', triesLeft: 3 },
    ]);
    expect(createCard({ image: issuer.card.image() }).contents()).toEqual(issuer.card.contents());
  });

  it('holds for the DFs below; of a DF alone it holds for that one', () => {
    const ssse = issued(generation);
    block(ssse, 'SSSE');
    expect([ssse.select('SSSE'), ssse.select('DF01'), ssse.select('MF')]).toEqual(['6283', '6283', '9000']);
    const df01 = issued(generation);
    block(df01, 'DF01');
    expect([df01.select('SSSE'), df01.select('DF01'), df01.select('DF02')]).toEqual(['9000', '6283', '9000']);
  });

  it('on T=0 the warning comes at once and the FCI waits', () => {
    const issuer = issued(generation);
    block(issuer, 'DF01');
    expect(issuer.answers(withFci('DF01'), '00C0000007', '00C000000A', '00C000000A')).toEqual([
      ...['6283', '6C0A', `${DF01_FCI}9000`, '6985'],
    ]);
    expect(issuer.answers(withFci('DF01'), '00840000', '00C000000A')).toEqual(['6283', '6700', '6985']);
  });

  it('on T=1 the warning comes with the FCI', () => {
    const issuer = issued(generation);
    block(issuer, 'DF01');
    const card = createCard({ contents: issuer.card.contents(), protocol: 'T=1' });
    expect(new Issuer(card).answers(withFci('DF01', '00'), withFci('DF01'), '00C000000A')).toEqual([
      ...[`${DF01_FCI}6283`, '6283', '6985'],
    ]);
  });

  it('for good: SELECT is 9303 and changes nothing', () => {
    const issuer = issued(generation);
    expect(block(issuer, 'DF01', FOR_GOOD)).toBe('9000');
    expect(directoryOn(issuer.card.contents(), 'DF01').block).toEqual({ state: 'permanent', triesLeft: 3 });
    issuer.open('SSSE', 'EXTERNAL', 0x0a);
    expect([issuer.select('DF01'), issuer.send('00B0880001')]).toEqual(['9303', 'FF9000']);
    const ssse = issued(generation);
    block(ssse, 'SSSE', FOR_GOOD);
    expect(ssse.answers('00A4020002EF05', '00A40000', '00A4020002EF05')).toEqual(['9303', '6106', '6A82']);
    ssse.card.powerOn();
    expect(ssse.select('SSSE')).toBe('9303');
    ssse.select('MF');
    expect([ssse.select('SSSE'), ssse.select('DF01'), ssse.send('00A4000002DDF1')]).toEqual([
      '9303',
      '9303',
      '9303',
    ]);
  });

  // Conventions: only SELECT, GET CHALLENGE, EXTERNAL AUTHENTICATE, UNBLOCK.
  it.each([REVERSIBLE, FOR_GOOD])(
    'after %s nothing else is served in it, whatever rights are held',
    (header) => {
      const issuer = issued(generation);
      issuer.open('SSSE', 'EXTERNAL', 0x04);
      issuer.open('SSSE', 'EXTERNAL', 0x0a);
      issuer.open('SSSE', 'MK', 0);
      issuer.send('0020000003246813');
      block(issuer, 'SSSE', header);
      const refused = [
        ...[
          '00B2012C00',
          '00B2013400',
          '00B0880001',
          '00DC052C06050420270101',
          '00D6880001AA',
          '00E2002803020133',
        ],
        ...[
          '00D2012C03020133',
          '00200000',
          '0020000003246813',
          '805E010007246813FF975318',
          '842400000400000000',
        ],
        ...[`0088000010${'11'.repeat(16)}`, '841E000004AABBCCDD', '841E000104AABBCCDD', '841600000400000000'],
        ...['00440000', '00040000', '00E60000', '80E10003', '80E0010010C4EF1B0001000000000000000000FFFF'],
        ...[`84D4000024${'00'.repeat(36)}`, '80E00200', '80E00300085353434152443031'],
      ];
      expect(told(issuer, ...refused)).toEqual(unchanged(...refused.map(() => '6985')));
      expect(issuer.send('0084000008').slice(-4)).toBe('9000');
      expect(issuer.authenticate(0x0a, keyOn(issuer.card.contents(), 'SSSE', 'EXTERNAL', 0x0a))).toBe('9000');
      expect(issuer.answers('00C0000000', '00FF0000', '00B2FF2C00')).toEqual(['6985', '6D00', '6A86']);
    },
  );

  it('the bank side of the card, here the MF, goes on', () => {
    const issuer = issued(generation);
    block(issuer, 'SSSE', FOR_GOOD);
    issuer.select('MF');
    expect(issuer.answers('00200000', '00A4000C023F00')).toEqual(['6A88', '9000']);
  });

  it('wrong MAC 6988, used challenge 6984, none 6984, no LK 6A88', () => {
    const issuer = issued(generation);
    issuer.select('SSSE');
    const key = keyOn(issuer.card.contents(), 'SSSE', 'LK', 2);
    const right = issuer.secured(REVERSIBLE, key, issuer.challenge());
    expect(told(issuer, spoilt(right), right)).toEqual(unchanged('6988', '6984'));
    const other = issuer.secured(
      REVERSIBLE,
      keyOn(issuer.card.contents(), 'SSSE', 'BK', 1),
      issuer.challenge(),
    );
    expect(told(issuer, other)).toEqual(unchanged('6988'));
    const forGood = issuer.secured(REVERSIBLE, key, issuer.challenge()).replace(REVERSIBLE, FOR_GOOD);
    expect(told(issuer, forGood)).toEqual(unchanged('6988'));
    issuer.select('MF');
    issuer.challenge();
    expect(told(issuer, right)).toEqual(unchanged('6A88'));
  });

  it('the key of the directory, not the one above', () => {
    const issuer = issued(generation);
    issuer.select('DF01');
    const command = issuer.secured(
      REVERSIBLE,
      keyOn(issuer.card.contents(), 'SSSE', 'LK', 2),
      issuer.challenge(),
    );
    expect(told(issuer, command)).toEqual(unchanged('6988'));
  });

  it('the order of refusals; without a MAC 6700, and the challenge is still good', () => {
    const issuer = issued(generation);
    issuer.select('SSSE');
    const right = issuer.secured(
      REVERSIBLE,
      keyOn(issuer.card.contents(), 'SSSE', 'LK', 2),
      issuer.challenge(),
    );
    expect(
      told(
        issuer,
        ...[
          '941E000004AABBCCDD',
          '041E000004AABBCCDD',
          '801E000004AABBCCDD',
          '841E010004AABBCCDD',
          '841E000204AABBCCDD',
        ],
        ...[
          '841E0000',
          '841E000000',
          '841E000003AABBCC',
          '841E000005AABBCCDDEE',
          `841E0000FF${'00'.repeat(255)}`,
        ],
      ),
    ).toEqual(unchanged('6E00', '6E00', '6E00', '6A86', '6A86', '6700', '6700', '6700', '6700', '6700'));
    expect(issuer.send(right)).toBe('9000');
  });

  it('not while initialised or suspended: 6985', () => {
    expect(block(issued(generation, 'INITIALISED'), 'SSSE')).toBe('6985');
    expect(block(issued(generation, 'DEACTIVATED'), 'SSSE')).toBe('6985');
  });
});

it('contactless: 6982, and the challenge is used up', () => {
  const issuer = overContactless(issued());
  issuer.select('SSSE');
  const right = issuer.secured(
    REVERSIBLE,
    keyOn(issuer.card.contents(), 'SSSE', 'LK', 2),
    issuer.challenge(),
  );
  expect(told(issuer, right)).toEqual(unchanged('6982'));
  expect(issuer.send(`0082000A10${'00'.repeat(16)}`)).toBe('6984');
});

it('the extended form: 6700 on T=1 too', () => {
  const contents = issued('gen3' satisfies Generation).card.contents();
  const issuer = new Issuer(createCard({ contents, protocol: 'T=1', random: seededRandom() }));
  issuer.select('SSSE');
  expect(told(issuer, '841E0000000004AABBCCDD')).toEqual(unchanged('6700'));
});
