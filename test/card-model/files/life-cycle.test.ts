import { describe, expect, it } from 'vitest';
import { LIFE_CYCLE, type LifeCycleName } from '../../../card-model/files/life-cycle.js';
import { conversation } from '../../support/conversation.js';
import { AID, demonstrationContents, SSSE_FCI } from '../../support/demonstration.js';

const SELECT_SSSE = `00A404000F${AID.SSSE}`;
const INTERNAL = `008800001000000000000000000000000000000000`;

it('values of tag 8A. Conventions, application and card states', () => {
  const values = Object.entries(LIFE_CYCLE).map(([name, { value }]) => [name, value]);
  expect(Object.fromEntries(values)).toEqual({
    INITIALISED: 0x03,
    ACTIVATED: 0x05,
    DEACTIVATED: 0x04,
    TERMINATED: 0x0c,
  });
});

/** Everything but reading EF05, challenges and authentication. */
const NOT_BEFORE_ACTIVATION = [
  '00B2013414',
  '00B2016C00',
  '00B0880001',
  '00DC052C06050420270101',
  '00D6880001 00',
  '00E2003801 00',
  '0020000003246813',
  '00200000',
  '805E010007246813FF975318',
  '842400000400000000',
];

describe.each([
  ['INITIALISED', '9000'],
  ['DEACTIVATED', '6283'],
] as const)('%s', (lifeCycle, selected) => {
  const contents = demonstrationContents(lifeCycle);
  conversation(
    'EF05 reads, challenges and authentication work',
    [
      ['select SSSE', selected],
      ['00B2012C12', '..9000'],
      ['00A4020C02EF05', '9000'],
      ['00B2070400', '..9000'],
      ['00B2010012', '..9000'],
      ['0084000004', '..9000'],
      ['auth SSSE.RK', '9000'],
      ['auth SSSE.UK wrong', '63C2'],
      [`${INTERNAL}08`, '..9000'],
    ],
    { contents },
  );

  conversation(
    'all else is 6985, with or without the right',
    [
      ['select SSSE', selected],
      ...NOT_BEFORE_ACTIVATION.map((command) => [command, '6985'] as const),
      ['auth SSSE.RK', '9000'],
      ['auth SSSE.UK', '9000'],
      ['auth SSSE.PUK', '9000'],
      ...NOT_BEFORE_ACTIVATION.map((command) => [command, '6985'] as const),
    ],
    { contents },
  );

  conversation(
    'in a DF below nothing can be read; its EF05 holds no issuer data',
    [
      ['select SSSE', selected],
      ['select DF01', selected],
      ['auth DF01.RK', '9000'],
      ['00B2012C00', '6985'],
      ['00B0960001', '6985'],
    ],
    { contents },
  );

  conversation(
    'contactless as well',
    [
      ['select SSSE', selected],
      ['00B2022C03', '020133 9000'],
      ['0020000003246813', '6985'],
    ],
    { contents, interface: 'contactless' },
  );
});

describe('SELECT of SSSE', () => {
  const cases: [LifeCycleName, string, string][] = [
    ['INITIALISED', '611E', '9000'],
    ['ACTIVATED', '611E', '9000'],
    ['DEACTIVATED', '6283', '6283'],
    ['TERMINATED', '6285', '6285'],
  ];
  for (const [lifeCycle, withoutLe, status] of cases) {
    conversation(
      `${lifeCycle}: the warning goes with the FCI`,
      [
        [SELECT_SSSE, withoutLe],
        ['00C000001E', `${SSSE_FCI}9000`],
        [`${SELECT_SSSE}00`, `${SSSE_FCI}${status}`],
        [`${SELECT_SSSE}1E`, `${SSSE_FCI}${status}`],
      ],
      { contents: demonstrationContents(lifeCycle) },
    );
    conversation(
      `${lifeCycle} on T=1`,
      [
        [SELECT_SSSE, status],
        [`${SELECT_SSSE}00`, `${SSSE_FCI}${status}`],
      ],
      { contents: demonstrationContents(lifeCycle), protocol: 'T=1' },
    );
  }
});

describe('TERMINATED', () => {
  const contents = demonstrationContents('TERMINATED');
  conversation(
    'SELECT only',
    [
      ['select SSSE', '6285'],
      ['file EF05', '9000'],
      ['00B2012C12', '6985'],
      ['00B2010412', '6985'],
      ['0084000008', '6985'],
      [INTERNAL, '6985'],
      [`008200 0A 10 ${'00'.repeat(16)}`, '6985'],
      ...NOT_BEFORE_ACTIVATION.map((command) => [command, '6985'] as const),
      ['select SSSE', '6285'],
      ['select MF', '9000'],
    ],
    { contents },
  );
});

describe('a file reached by path', () => {
  for (const lifeCycle of ['DEACTIVATED', 'TERMINATED'] as const) {
    conversation(
      `${lifeCycle}: keeps the state of its application`,
      [
        ['00A4080C04DDF1EF0D', '9000'],
        ['00B2010400', '6985'],
      ],
      { contents: demonstrationContents(lifeCycle) },
    );
  }
});
