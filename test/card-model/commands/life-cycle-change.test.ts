import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import type { LifeCycleName } from '../../../card-model/files/life-cycle.js';
import { AID } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';
import {
  blank,
  directoryOn,
  GENERATIONS,
  Issuer,
  issued,
  overContactless,
  SHOW_TRANSPORT_KEY,
  told,
  unchanged,
} from '../../support/issuer.js';
import { sayTorn } from '../../support/tearing.js';
import { Terminal } from '../../support/terminal.js';

const ACTIVATE = '00440000';
const DEACTIVATE = '00040000';
const TERMINATE = '00E60000';
const STATES: readonly LifeCycleName[] = ['INITIALISED', 'ACTIVATED', 'DEACTIVATED', 'TERMINATED'];

/** Conventions, application and card states: what each command leads to from each state, with its key. */
const TABLE: readonly [
  command: string,
  key: ['MK' | 'EXTERNAL', number],
  ...Record<string, LifeCycleName>[],
][] = [
  [ACTIVATE, ['EXTERNAL', 0x04], { INITIALISED: 'ACTIVATED', DEACTIVATED: 'ACTIVATED' }],
  [DEACTIVATE, ['EXTERNAL', 0x04], { ACTIVATED: 'DEACTIVATED' }],
  [
    TERMINATE,
    ['MK', 0x00],
    { INITIALISED: 'TERMINATED', ACTIVATED: 'TERMINATED', DEACTIVATED: 'TERMINATED' },
  ],
];
const stateOf = (issuer: Issuer) => directoryOn(issuer.card.contents(), 'SSSE').lifeCycle;

describe.each(GENERATIONS)('%s', (generation) => {
  describe.each(TABLE)('%s', (command, [type, reference], leads = {}) => {
    it.each(STATES)('from %s', (from) => {
      const issuer = issued(generation, from);
      issuer.open('SSSE', type, reference);
      const to = leads[from];
      expect(issuer.send(command)).toBe(to ? '9000' : '6985');
      expect(stateOf(issuer)).toBe(to ?? from);
      expect(createCard({ image: issuer.card.image() }).contents()).toEqual(issuer.card.contents());
    });

    it.each(STATES.filter((state) => leads[state]))(
      'without its key, or with another: 6982, from %s',
      (from) => {
        const issuer = issued(generation, from);
        issuer.select('SSSE');
        expect(told(issuer, command)).toEqual(unchanged('6982'));
        for (const other of [0x06, 0x0a, 0x0d]) issuer.open('SSSE', 'EXTERNAL', other);
        issuer.open('SSSE', type === 'MK' ? 'EXTERNAL' : 'MK', type === 'MK' ? 0x04 : 0);
        issuer.open('MF', 'MK', 0);
        issuer.select('SSSE');
        expect(told(issuer, command)).toEqual(unchanged('6982'));
      },
    );

    it('in a DF below too, with the key of SSSE; in the MF there is no application', () => {
      const from = STATES.find((state) => leads[state])!;
      const issuer = issued(generation, from);
      issuer.open('SSSE', type, reference);
      issuer.select('DF01');
      expect([issuer.send(command), stateOf(issuer)]).toEqual(['9000', leads[from]]);
      issuer.open('MF', 'MK', 0);
      expect(told(issuer, command)).toEqual(unchanged(type === 'MK' ? '6985' : '6982'));
    });

    it('the order of refusals', () => {
      const issuer = issued(generation, 'TERMINATED');
      const [ins, rest] = [command.slice(2, 4), command.slice(4)];
      issuer.select('SSSE');
      expect(
        told(
          issuer,
          ...[
            `10${ins}${rest}`,
            `80${ins}${rest}`,
            `00${ins}0100`,
            `00${ins}0001`,
            `${command}00`,
            `${command}01FF`,
          ],
          command,
        ),
      ).toEqual(unchanged('6E00', '6E00', '6A86', '6A86', '6985', '6700', '6985'));
    });
  });

  it('before issue there is no state to leave: 6985', () => {
    const issuer = blank(generation);
    const algorithm = generation === 'gen3' ? '03' : '00';
    const value = '00112233445566778899AABBCCDDEEFF';
    issuer.answers(
      ...[`80E0010010 38DDF10101${'FF'.repeat(11)}`, '00A4000C02DDF1'],
      ...[
        `80E0010010 C300010518 00 FFFFFFFF FFFFFFFF FFFF`,
        `00D4000018 0D0401FF03${algorithm}0010 ${value}`,
      ],
    );
    expect(issuer.authenticate(0x04, bytes(value))).toBe('9000');
    expect(told(issuer, ACTIVATE, DEACTIVATE)).toEqual(unchanged('6985', '6985'));
    expect(told(blank(generation, false), ACTIVATE)).toEqual(unchanged('6982'));
    expect(issuer.answers('80E00200', ACTIVATE, SHOW_TRANSPORT_KEY)).toEqual(['9000', '9000', '6985']);
  });
});

const SELECT_SSSE = `00A404000F${AID.SSSE}`;
const SERVED_ALWAYS = ['0084000008', '00B2012C00', '00B2072C00'];

describe.each(GENERATIONS)('what is served in each state, %s', (generation) => {
  it.each([
    ['INITIALISED', '9000'],
    ['DEACTIVATED', '6283'],
  ] as const)('%s: SELECT %s, issuer data, challenges, authentication; all else 6985', (state, selected) => {
    const issuer = issued(generation, state);
    expect([issuer.select('SSSE'), issuer.select('DF01'), issuer.select('SSSE')]).toEqual([
      selected,
      selected,
      selected,
    ]);
    expect(issuer.answers(...SERVED_ALWAYS).map((answer) => answer.slice(-4))).toEqual([
      '9000',
      '9000',
      '9000',
    ]);
    expect(issuer.send(`0088000010${'11'.repeat(16)}`)).toBe('6108');
    for (const reference of [0x04, 0x0a, 0x06])
      expect(issuer.open('SSSE', 'EXTERNAL', reference)).toBe('9000');
    expect(issuer.open('SSSE', 'MK', 0)).toBe('9000');
    const refused = [
      ...['00B2013400', '00B0880001', '00B2016C00', '00DC052C06050420270101', '00D2052C06050420270101'],
      ...[
        '00200000',
        '0020000003246813',
        '805E010007246813FF975318',
        '842400000400000000',
        '841E000004AABBCCDD',
      ],
      ...['841600000400000000', '80E10003', `84D4000024${'00'.repeat(36)}`, '80E00200', SHOW_TRANSPORT_KEY],
    ];
    expect(told(issuer, ...refused)).toEqual(unchanged(...refused.map(() => '6985')));
  });

  it('TERMINATED: SELECT 6285 with its FCI, and nothing but', () => {
    const issuer = issued(generation, 'TERMINATED');
    const algorithm = generation === 'gen3' ? '03' : '01';
    const fci = `6F1C840F${AID.SSSE}A5098801019F0C038601${algorithm}`;
    expect(issuer.answers(SELECT_SSSE, '00C000001E')).toEqual(['6285', `${fci}9000`]);
    const onT1 = new Issuer(createCard({ contents: issuer.card.contents(), protocol: 'T=1' }));
    expect(onT1.answers(`${SELECT_SSSE}00`, SELECT_SSSE)).toEqual([`${fci}6285`, '6285']);
    const refused = [
      ...SERVED_ALWAYS,
      `0082000A10${'11'.repeat(16)}`,
      `0088000010${'11'.repeat(16)}`,
      '00200000',
    ];
    expect(told(issuer, ...refused)).toEqual(unchanged(...refused.map(() => '6985')));
    expect([issuer.select('DF01'), issuer.select('MF')]).toEqual(['6285', '9000']);
  });
});

it('contactless: 6982', () => {
  for (const [command, [type, reference], leads = {}] of TABLE) {
    const from = STATES.find((state) => leads[state])!;
    const issuer = overContactless(issued('gen3', from));
    expect(issuer.open('SSSE', type, reference)).toBe('9000');
    expect(told(issuer, command)).toEqual(unchanged('6982'));
  }
});

it('torn before the commit mark the state is the old one', () => {
  const issuer = issued();
  issuer.open('SSSE', 'EXTERNAL', 0x04);
  expect(sayTorn(new Terminal(issuer.card), DEACTIVATE, 1)).toBe(true);
  expect(stateOf(issuer)).toBe('ACTIVATED');
});
