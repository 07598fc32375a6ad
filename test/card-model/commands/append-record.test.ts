import { describe, expect, it } from 'vitest';
import { conversation, type Exchange } from '../../support/conversation.js';
import { filled, hexByte } from '../../support/hex.js';
import { blank, type Issuer, told, unchanged } from '../../support/issuer.js';

/** Every cyclic file that a command from outside may write. ssc-card.md 1.5. */
const RINGS = [
  ['DF02', 'EF07', 'DF02.UK_EF07', 4, 0x55],
  ['DF02', 'EF16', 'DF02.UK_EF16', 4, 0x12],
  ['DF04', 'EF15', 'DF04.UK_EF06_EF15', 8, 0x03],
] as const;

describe.each(RINGS)('%s %s', (label, file, key, slots, size) => {
  const record = (number: number): string => filled(size, hexByte(number));
  const start: Exchange[] = [
    ['select SSSE', '9000'],
    [`select ${label}`, '9000'],
    [`auth ${key}`, '9000'],
    [`file ${file}`, '9000'],
  ];
  const append = (number: number): Exchange => [`00E20000${hexByte(size)}${record(number)}`, '9000'];
  const read = (number: number, shown: number): Exchange => [
    `00B2${hexByte(number)}04${hexByte(size)}`,
    shown > 0 ? `${record(shown)}9000` : '6A83',
  ];
  const everyNumber = Array.from({ length: slots + 1 }, (_, index) => index + 1);

  // A ring of n slots is filled, then overwritten twice; after each append all records are read.
  for (let written = 0; written <= 2 * slots + 1; written++) {
    conversation(`after ${written} records`, [
      ...start,
      ...Array.from({ length: written }, (_, index) => append(index + 1)),
      ...everyNumber.map((number) => read(number, number > slots ? 0 : written - number + 1)),
      ['off', ''],
      ['reset', '..0001'],
      ...start,
      ...everyNumber.map((number) => read(number, number > slots ? 0 : written - number + 1)),
    ]);
  }

  conversation('the new record is the current one; next is the one before it in time', [
    ...start,
    append(1),
    append(2),
    append(3),
    [`00B20004${hexByte(size)}`, `${record(3)}9000`],
    [`00B20002${hexByte(size)}`, `${record(2)}9000`],
    [`00B20002${hexByte(size)}`, `${record(1)}9000`],
    [`00B20002${hexByte(size)}`, '6A83'],
    [`00B20003${hexByte(size)}`, `${record(2)}9000`],
    [`00B20000${hexByte(size)}`, `${record(3)}9000`],
    [`00B20001${hexByte(size)}`, `${record(1)}9000`],
  ]);

  conversation('a record of another length: 6A80', [
    ...start,
    [`00E20000${hexByte(size - 1)}${record(1).slice(2)}`, '6A80'],
    [`00E20000${hexByte(size + 1)}${record(1)}00`, '6A80'],
    read(1, 0),
  ]);

  conversation('not contactless', [
    ['contactless', '..0001'],
    ...start,
    [`00E20000${hexByte(size)}${record(1)}`, '6982'],
  ]);
});

describe('APPEND RECORD', () => {
  conversation('by short identifier; P1 and the low bits of P2 are 0', [
    ['select SSSE', '9000'],
    ['select DF04', '9000'],
    ['auth DF04.UK_EF06_EF15', '9000'],
    ['00E200A803 000131', '9000'],
    ['00E201A803 000131', '6A86'],
    ['00E200AC03 000131', '6A86'],
    ['00E200A8', '6700'],
    ['00E200F803 000131', '6A86'],
    ['00E200F003 000131', '6A82'],
  ]);
  conversation('a linear file has all its records: 6A84; a transparent one is the wrong kind: 6981', [
    ['select SSSE', '9000'],
    ['auth SSSE.UK', '9000'],
    ['00E2002803 020133', '6A84'],
    ['00E2004003 020133', '6981'],
  ]);
  conversation('DF04 EF08 is written by the card alone', [
    ['select SSSE', '9000'],
    ['select DF04', '9000'],
    ['verify', '9000'],
    ['auth DF04.UK_EF06_EF15', '9000'],
    ['auth DF04.UK_EF05', '9000'],
    ['auth DF04.MK', '9000'],
    [`00E200401C${filled(0x1c, '11')}`, '6982'],
    [`00DC00431C${filled(0x1c, '11')}`, '6982'],
    ['00B2014400', '6A83'],
  ]);
});

describe('APPEND RECORD to a linear file with room', () => {
  const file = (kind: string): Issuer => {
    const issuer = blank();
    issuer.send(`80E0010010 ${kind}EF050205 00 00FFFFFF 00FFFFFF FFFF`);
    return issuer;
  };
  it('adds behind the last, which is then current; full 6A84', () => {
    const issuer = file('C6');
    expect(
      issuer.answers(
        '00E2002803 0A0111',
        '00E2002805 0B03222222',
        '00B2000400',
        '00E2002803 0A0133',
        '00E2002801 0A',
      ),
    ).toEqual(['9000', '9000', '0B032222229000', '6A84', '6A84']);
  });
  it('what is no record of it: 6A80', () => {
    expect(told(file('C6'), '00E2002801 0A', '00E2002803 0A0211', '00E2002806 0A0411111111')).toEqual(
      unchanged('6A80', '6A80', '6A80'),
    );
    expect(told(file('C5'), '00E2002803 0A0111')).toEqual(unchanged('6A80'));
    expect(file('C5').send('00E2002805 0A03111111')).toBe('9000');
  });
});
