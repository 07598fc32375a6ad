import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { bytes } from '../../support/hex.js';
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
import { MK, masterRecord, OTHER, PIN_RECORD, recordOf } from '../../support/key-records.js';
import { seededRandom } from '../../support/random.js';
import { sayTorn } from '../../support/tearing.js';
import { Terminal } from '../../support/terminal.js';

const HEADER = '84D40000';
const READ_PHOTOGRAPH = '00B0880001';

/** The issuer who has authenticated with the MK of SSSE. */
function administrator(generation: Generation): { issuer: Issuer; key: Uint8Array } {
  const issuer = issued(generation);
  issuer.open('SSSE', 'MK', 0);
  return { issuer, key: keyOn(issuer.card.contents(), 'SSSE', 'MK', 0) };
}

describe.each(GENERATIONS)('on an issued card, %s', (generation) => {
  const RECORD = recordOf(generation);

  it('replaces a key; what was opened with the old one is closed', () => {
    const { issuer, key } = administrator(generation);
    const old = keyOn(issuer.card.contents(), 'SSSE', 'EXTERNAL', 0x0a);
    issuer.authenticate(0x0a, old);
    expect(issuer.send(READ_PHOTOGRAPH)).toBe('FF9000');
    expect(issuer.sendSecured(HEADER, key, RECORD)).toBe('9000');
    expect(issuer.send(READ_PHOTOGRAPH)).toBe('6982');
    expect([issuer.authenticate(0x0a, old), issuer.authenticate(0x0a, bytes(OTHER))]).toEqual([
      '63C2',
      '9000',
    ]);
    expect(issuer.send(READ_PHOTOGRAPH)).toBe('FF9000');
    expect(createCard({ image: issuer.card.image() }).contents()).toEqual(issuer.card.contents());
  });

  it('gives a blocked key its tries back', () => {
    const { issuer, key } = administrator(generation);
    const wrong = [1, 2, 3, 4].map(() => issuer.authenticate(0x0a, bytes(MK)));
    expect(wrong).toEqual(['63C2', '63C1', '63C0', '6983']);
    issuer.sendSecured(HEADER, key, RECORD);
    expect(issuer.authenticate(0x0a, bytes(OTHER))).toBe('9000');
  });

  it('a key that opens nothing closes nothing: the MK goes on after the IRK with its reference', () => {
    const { issuer, key } = administrator(generation);
    const irk = recordOf(generation, { type: '0E', reference: '00', tries: '00' });
    expect([issuer.sendSecured(HEADER, key, irk), issuer.sendSecured(HEADER, key, RECORD)]).toEqual([
      '9000',
      '9000',
    ]);
  });

  it('a new MK counts at once: the old one makes no MAC and no right any more', () => {
    const { issuer, key } = administrator(generation);
    expect(issuer.sendSecured('84D40100', key, masterRecord(generation))).toBe('9000');
    expect(told(issuer, issuer.secured(HEADER, bytes(MK), issuer.challenge(), RECORD))).toEqual(
      unchanged('6982'),
    );
    expect(issuer.authenticate(0, key)).toBe('63C2');
    expect(issuer.authenticate(0, bytes(MK))).toBe('9000');
    expect(told(issuer, issuer.secured(HEADER, key, issuer.challenge(), RECORD))).toEqual(unchanged('6988'));
    expect(issuer.sendSecured(HEADER, bytes(MK), RECORD)).toBe('9000');
  });

  it('another version stands beside the one that is there', () => {
    const { issuer, key } = administrator(generation);
    const old = keyOn(issuer.card.contents(), 'SSSE', 'EXTERNAL', 0x0a);
    expect(issuer.sendSecured(HEADER, key, recordOf(generation, { version: '02' }))).toBe('9000');
    expect([issuer.authenticate(0x0a, old, 1), issuer.authenticate(0x0a, bytes(OTHER), 2)]).toEqual([
      '9000',
      '9000',
    ]);
    expect([issuer.authenticate(0x0a, bytes(OTHER), 1), issuer.authenticate(0x0a, old, 2)]).toEqual([
      '63C2',
      '63C2',
    ]);
  });

  it('in a DF under its own MK', () => {
    const { issuer } = administrator(generation);
    const key = keyOn(issuer.card.contents(), 'DF01', 'MK', 0);
    issuer.select('DF01');
    const record = recordOf(generation, { reference: '81' });
    expect(told(issuer, issuer.secured(HEADER, key, issuer.challenge(), record))).toEqual(unchanged('6982'));
    issuer.authenticate(0, key);
    expect(issuer.sendSecured(HEADER, key, record)).toBe('9000');
    expect(
      directoryOn(issuer.card.contents(), 'DF01').keys.find(({ reference }) => reference === 0x81)?.value,
    ).toEqual(bytes(OTHER));
  });

  it('a wrong MAC, a MAC of another key or challenge: 6988; a used challenge 6984', () => {
    const { issuer, key } = administrator(generation);
    const right = issuer.secured(HEADER, key, issuer.challenge(), RECORD);
    expect(told(issuer, spoilt(right), right)).toEqual(unchanged('6988', '6984'));
    const old = issuer.challenge();
    issuer.challenge();
    expect(told(issuer, issuer.secured(HEADER, key, old, RECORD))).toEqual(unchanged('6988'));
    expect(told(issuer, issuer.secured(HEADER, bytes(OTHER), issuer.challenge(), RECORD))).toEqual(
      unchanged('6988'),
    );
    const again = issuer.secured(HEADER, key, issuer.challenge(), RECORD);
    expect(issuer.answers(again, again)).toEqual(['9000', '6984']);
  });

  it('the MAC covers the header: made for P1 00 it is wrong for P1 01', () => {
    const { issuer, key } = administrator(generation);
    const right = issuer.secured(HEADER, key, issuer.challenge(), RECORD);
    expect(told(issuer, right.replace('84D400', '84D401'))).toEqual(unchanged('6988'));
  });

  it('no challenge: 6984', () => {
    const { issuer } = administrator(generation);
    expect(told(issuer, `${HEADER}24${'00'.repeat(0x24)}`)).toEqual(unchanged('6984'));
  });

  it('data that are no key record, under a right MAC: 6A80', () => {
    const { issuer, key } = administrator(generation);
    const records = [
      RECORD.replace('0D0A01FF', '0D0A0100'),
      recordOf(generation, { tries: '00' }),
      recordOf(generation, { reference: '00' }),
      masterRecord(generation),
      `${RECORD.slice(0, -2)}`,
      `${RECORD}FF`,
    ];
    for (const record of records) {
      const command = issuer.secured(HEADER, key, issuer.challenge(), record);
      expect(told(issuer, command)).toEqual(unchanged('6A80'));
    }
    expect(told(issuer, issuer.secured('84D40100', key, issuer.challenge(), RECORD))).toEqual(
      unchanged('6A80'),
    );
  });

  it('the PIN is left to the PIN commands: 6985', () => {
    const { issuer, key } = administrator(generation);
    expect(told(issuer, issuer.secured(HEADER, key, issuer.challenge(), PIN_RECORD))).toEqual(
      unchanged('6985'),
    );
  });

  it('needs the right of the MK: 6982, and uses the challenge up', () => {
    const issuer = issued(generation);
    const key = keyOn(issuer.card.contents(), 'SSSE', 'MK', 0);
    issuer.open('SSSE', 'EXTERNAL', 0x04);
    const right = issuer.secured(HEADER, key, issuer.challenge(), RECORD);
    expect(told(issuer, right)).toEqual(unchanged('6982'));
    expect(issuer.send(`0082000A10${'00'.repeat(16)}`)).toBe('6984');
  });

  it('the order of refusals; a missing MAC is a wrong length and uses no challenge up', () => {
    const { issuer, key } = administrator(generation);
    const challenge = issuer.challenge();
    const right = issuer.secured(HEADER, key, challenge, RECORD);
    const data = right.slice(10);
    expect(
      told(
        issuer,
        ...[
          `94${right.slice(2)}`,
          `84D40200${right.slice(8)}`,
          `84D40001${right.slice(8)}`,
          HEADER,
          `${HEADER}00`,
        ],
        ...[
          `${HEADER}20${data.slice(0, 64)}`,
          `${HEADER}23${data.slice(2)}`,
          `${HEADER}25${data}00`,
          `${HEADER}FF${'00'.repeat(255)}`,
        ],
      ),
    ).toEqual(unchanged('6E00', '6A86', '6A86', '6700', '6700', '6700', '6700', '6700', '6700'));
    expect(issuer.send(right)).toBe('9000');
  });

  it('initialised or suspended: 6985', () => {
    for (const state of ['INITIALISED', 'DEACTIVATED'] as const) {
      const issuer = issued(generation, state);
      const key = keyOn(issuer.card.contents(), 'SSSE', 'MK', 0);
      issuer.open('SSSE', 'MK', 0);
      expect(told(issuer, issuer.secured(HEADER, key, issuer.challenge(), RECORD))).toEqual(
        unchanged('6985'),
      );
    }
  });

  it('torn away: the old key or the new one, whole', () => {
    for (const writes of [1, 2]) {
      const { issuer, key } = administrator(generation);
      const before = issuer.card.contents();
      const command = issuer.secured(HEADER, key, issuer.challenge(), RECORD);
      expect(sayTorn(new Terminal(issuer.card), command, writes)).toBe(true);
      const now = keyOn(issuer.card.contents(), 'SSSE', 'EXTERNAL', 0x0a);
      expect(now).toEqual(writes === 2 ? bytes(OTHER) : keyOn(before, 'SSSE', 'EXTERNAL', 0x0a));
    }
  });
});

it('contactless: 6982', () => {
  const issuer = overContactless(issued());
  issuer.open('SSSE', 'MK', 0);
  const key = keyOn(issuer.card.contents(), 'SSSE', 'MK', 0);
  const command = issuer.secured(HEADER, key, issuer.challenge(), recordOf('gen3'));
  expect(told(issuer, command)).toEqual(unchanged('6982'));
});

it('the extended form has no MAC rule: 6700 on T=1 too', () => {
  const card = createCard({ contents: issued().card.contents(), protocol: 'T=1', random: seededRandom() });
  const issuer = new Issuer(card);
  issuer.open('SSSE', 'MK', 0);
  expect(told(issuer, `${HEADER}000024${'00'.repeat(0x24)}`)).toEqual(unchanged('6700'));
});

describe('the usual version', () => {
  it('is 01 even where there is a lower one: MACs under 00 are wrong', () => {
    const { issuer, key } = administrator('gen3');
    const lower = masterRecord('gen3', { version: '00', value: OTHER });
    expect(issuer.sendSecured('84D40100', key, lower)).toBe('9000');
    expect(issuer.authenticate(0, bytes(OTHER), 0)).toBe('9000');
    const record = recordOf('gen3');
    expect(issuer.sendSecured(HEADER, bytes(OTHER), record)).toBe('6988');
    expect(issuer.sendSecured(HEADER, key, record)).toBe('9000');
  });
});
