import { describe, expect, it } from 'vitest';
import { hex } from '../../support/hex.js';
import {
  blank,
  GENERATIONS,
  type Issuer,
  issued,
  overContactless,
  told,
  unchanged,
} from '../../support/issuer.js';
import { sayTorn } from '../../support/tearing.js';
import { Terminal } from '../../support/terminal.js';

/** Three records of up to 5 bytes that anybody reads and key 04 updates. */
const create = (kind: string): string => `80E0010010 ${kind}EF050305 00 00FFFFFF 0404FFFF FFFF`;

function building(kind = 'C6', generation: 'gen2' | 'gen3' = 'gen3'): Issuer {
  const issuer = blank(generation);
  issuer.send(create(kind));
  return issuer;
}
const recordsOf = (issuer: Issuer): string[] => {
  const [file] = issuer.card.contents().masterFile.files;
  return file?.kind === 'transparent' ? [] : file!.records.map(hex);
};

describe.each(GENERATIONS)('WRITE RECORD before issue, %s', (generation) => {
  it('adds the next record, replaces one that is there, by short identifier or in the current file', () => {
    const issuer = building('C6', generation);
    expect(
      issuer.answers('00D2012C03 0A0111', '00A4020002EF05', '00D2020405 0B03222222', '00D2010403 0A0133'),
    ).toEqual(['9000', '9000', '9000', '9000']);
    expect(recordsOf(issuer)).toEqual(['0A0133', '0B03222222']);
    expect(issuer.send('00B2022C00')).toBe('0B032222229000');
  });

  it('no gaps 6A83, full 6A84, tag or length of another record 6A80', () => {
    const issuer = building('C6', generation);
    expect(told(issuer, '00D2022C03 0A0111', '00D2FE2C03 0A0111')).toEqual(unchanged('6A83', '6A83'));
    issuer.answers('00D2012C03 0A0111', '00D2022C03 0A0122', '00D2032C03 0A0133');
    expect(
      told(issuer, '00D2042C03 0A0144', '00D2052C03 0A0155', '00D2012C03 0B0111', '00D2012C04 0A021111'),
    ).toEqual(unchanged('6A84', '6A83', '6A80', '6A80'));
  });

  it('a record is a tag, a length and so many bytes, no longer than the file says', () => {
    const issuer = building('C6', generation);
    expect(
      told(issuer, '00D2012C01 0A', '00D2012C03 0A0011', '00D2012C03 0A0211', '00D2012C06 0A0411111111'),
    ).toEqual(unchanged('6A80', '6A80', '6A80', '6A80'));
    expect(issuer.answers('00D2012C02 0A00', '00D2022C05 0B03111111')).toEqual(['9000', '9000']);
  });

  it('in a file of fixed records every one has that length', () => {
    const issuer = building('C5', generation);
    expect(told(issuer, '00D2012C04 0A021111')).toEqual(unchanged('6A80'));
    expect(issuer.send('00D2012C05 0A03111111')).toBe('9000');
  });

  it('other kinds of file: 6981', () => {
    expect(told(building('C7', generation), '00D2012C05 0A03111111')).toEqual(unchanged('6981'));
    const issuer = blank(generation);
    issuer.send('80E0010010 C4EF050003 00 00FFFFFF 0404FFFF FFFF');
    expect(told(issuer, '00D2012C03 0A0111')).toEqual(unchanged('6981'));
  });

  it('the order of refusals', () => {
    const issuer = building('C6', generation);
    expect(
      told(
        issuer,
        ...[
          '10D2012C03 0A0111',
          '80D2012C03 0A0111',
          '00D2012C',
          '00D2012C00',
          '00D2002C03 0A0111',
          '00D2FF2C03 0A0111',
        ],
        ...[
          '00D2012803 0A0111',
          '00D2012F03 0A0111',
          '00D201FC03 0A0111',
          '00D2013403 0A0111',
          '00D2010403 0A0111',
        ],
      ),
    ).toEqual(
      unchanged('6E00', '6E00', '6700', '6700', '6A86', '6A86', '6A86', '6A86', '6A86', '6A82', '6986'),
    );
    const closed = blank(generation, false);
    expect(told(closed, '00D2012C03 0A0111')).toEqual(unchanged('6982'));
  });
});

it('keeps no hold of the caller’s command: altered afterwards it alters nothing', () => {
  const issuer = building();
  const command = Uint8Array.of(0x00, 0xd2, 0x01, 0x2c, 0x03, 0x0a, 0x01, 0x11);
  issuer.card.transmit(command);
  command.fill(0);
  expect(recordsOf(issuer)).toEqual(['0A0111']);
});

it('torn away: the record is there whole or not at all', () => {
  for (const [writes, expected] of [
    [1, []],
    [2, ['0A0111']],
  ] as const) {
    const issuer = building();
    expect(sayTorn(new Terminal(issuer.card), '00D2012C03 0A0111', writes)).toBe(true);
    expect(recordsOf(issuer)).toEqual(expected);
  }
});

describe.each(GENERATIONS)('WRITE RECORD on an issued card, %s', (generation) => {
  const DATE = '00D2052C06 050420270131';
  it('is an update: by its right and by contact only', () => {
    const issuer = issued(generation);
    issuer.select('SSSE');
    expect(told(issuer, DATE)).toEqual(unchanged('6982'));
    issuer.open('SSSE', 'EXTERNAL', 0x04);
    expect(issuer.answers(DATE, '00B2052C00', '00D2082C06 050420270131')).toEqual([
      ...['9000', '0504202701319000', '6A84'],
    ]);
  });

  it('not while suspended: 6985', () => {
    const issuer = issued(generation, 'DEACTIVATED');
    issuer.open('SSSE', 'EXTERNAL', 0x04);
    expect(told(issuer, DATE)).toEqual(unchanged('6985'));
  });
});

it('contactless: 6982', () => {
  const issuer = overContactless(issued());
  issuer.open('SSSE', 'EXTERNAL', 0x04);
  expect(told(issuer, '00D2052C06 050420270131')).toEqual(unchanged('6982'));
});
