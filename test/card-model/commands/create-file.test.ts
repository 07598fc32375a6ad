import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { blankCard } from '../../../card-model/personalisation/blank-card.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { CONTACT, key, PIN } from '../../../card-model/security/access-rule.js';
import { hexByte } from '../../support/hex.js';
import {
  blank,
  directoryOn,
  GENERATIONS,
  holding,
  Issuer,
  issued,
  overContactless,
  SHOW_TRANSPORT_KEY,
  told,
  unchanged,
} from '../../support/issuer.js';
import { seededRandom } from '../../support/random.js';

const FREE = '00FFFFFF';
const NEVER = 'FFFFFFFF';
const create = (data: string): string => `80E00100${hexByte(data.replaceAll(' ', '').length / 2)} ${data}`;
const ef = (kind: string, fid: string, size: string, flags = '00', read = FREE, update = NEVER): string =>
  create(`${kind} ${fid} ${size} ${flags} ${read} ${update} FFFF`);
const df = (fid: string, aid = '', flags = '00', application = '01'): string =>
  create(`38 ${fid} ${application} ${flags} ${'FF'.repeat(11)} ${aid}`);
const internal = (room: string, fid = '0001'): string => ef('C3', fid, `${room}18`, '00', NEVER, NEVER);

describe.each(GENERATIONS)('what CREATE FILE makes, %s', (generation) => {
  it('a binary file of FF', () => {
    const issuer = blank(generation);
    expect(issuer.send(ef('C4', 'EF05', '0004', '01', '0281FFFF', '0504FFFF'))).toBe('6A80');
    expect(issuer.send(ef('C4', 'EF05', '0004', '01', '02FFFFFF', '0504FFFF'))).toBe('9000');
    expect(issuer.card.contents().masterFile.files).toEqual([
      {
        kind: 'transparent',
        fid: 0xef05,
        rules: { read: PIN, update: { allOf: [CONTACT, key(4)] } },
        issuerData: true,
        content: new Uint8Array(4).fill(0xff),
      },
    ]);
    expect(issuer.send('00B0850000')).toBe('FFFFFFFF9000');
  });

  it.each([
    ['C5', 'linear-fixed'],
    ['C6', 'linear-variable'],
    ['C7', 'cyclic'],
  ])('records, kind %s = %s, none at first', (code, kind) => {
    const issuer = blank(generation);
    expect(issuer.send(ef(code, 'EF15', '030A'))).toBe('9000');
    expect(issuer.card.contents().masterFile.files).toEqual([
      {
        kind,
        fid: 0xef15,
        rules: { read: 'always', update: 'never' },
        issuerData: false,
        recordBytes: 10,
        maximumRecords: 3,
        records: [],
      },
    ]);
    expect(issuer.answers('00B201AC00', '00A4020002EF15', '00B2010400')).toEqual(['6A83', '9000', '6A83']);
  });

  it('directories: a DF without name, a DDF at the head of an application, an ADF below it', () => {
    const issuer = blank(generation);
    expect(
      issuer.answers(
        ...[df('DF09'), df('DDF1', '7378312E73', '01'), '00A4000C02DDF1', df('DF01', 'D15600000500')],
        ...['00A4040C06D15600000500', '00A4040C057378312E73'],
      ),
    ).toEqual(['9000', '9000', '9000', '9000', '9000', '9000']);
    const [unnamed, head] = issuer.card.contents().masterFile.directories;
    expect(unnamed).toEqual({ fid: 0xdf09, application: 'social', keys: [], files: [], directories: [] });
    expect(head).toMatchObject({ fid: 0xddf1, lifeCycle: 'INITIALISED', directories: [{ fid: 0xdf01 }] });
    expect(head!.directories[0]).not.toHaveProperty('lifeCycle');
  });

  it('the internal file makes room for keys; there is one', () => {
    const issuer = blank(generation);
    expect(issuer.answers(internal('05'), internal('06', '0002'))).toEqual(['9000', '6A89']);
    expect(issuer.card.contents().masterFile.keyRoom).toBe(5);
  });

  it('all of it stands in the card image', () => {
    const issuer = blank(generation);
    issuer.answers(
      internal('05'),
      df('DDF1', '7378312E73', '01'),
      ef('C7', 'EF15', '030A'),
      ef('C4', 'EF05', '0001'),
    );
    expect(createCard({ image: issuer.card.image() }).contents()).toEqual(issuer.card.contents());
  });
});

describe('what is taken', () => {
  it('a file identifier 6A89, be it of an EF or a DF, and that of the directory itself', () => {
    const issuer = blank();
    issuer.answers(df('DF01'), ef('C4', 'EF05', '0001'), '00A4000C02DF01', df('DF02'), '00A4000C023F00');
    expect(
      told(issuer, ...[ef('C4', 'EF05', '0002'), df('EF05'), df('DF01'), ef('C6', 'DF01', '0102')]),
    ).toEqual(unchanged('6A89', '6A89', '6A89', '6A89'));
    issuer.send('00A4000C02DF01');
    expect(issuer.answers(df('DF01'), ef('C4', 'EF05', '0001'))).toEqual(['6A89', '9000']);
  });

  it('a short identifier: 6A89', () => {
    expect(
      blank().answers(ef('C4', 'EF05', '0001'), ef('C4', 'EE25', '0001'), ef('C4', 'EE26', '0001')),
    ).toEqual([...['9000', '6A89', '9000']]);
  });

  it('a DF name 6A8A, wherever in its environment it stands', () => {
    const issuer = blank();
    issuer.answers(df('DDF1', 'A000000001'), '00A4000C02DDF1', df('DF01', 'A000000002'));
    expect(told(issuer, df('DF02', 'A000000001'), df('DF02', 'A000000002'))).toEqual(
      unchanged('6A8A', '6A8A'),
    );
    issuer.select('MF');
    expect(told(issuer, df('DDF2', 'A000000001'), df('DDF2', 'A000000002'))).toEqual(
      unchanged('6A8A', '6A8A'),
    );
    expect(issuer.answers(df('DF02', 'A00000000100'))).toEqual(['9000']);
  });

  it.each(['0000', '3F00', '3FFF', 'FFFF'])('%s is no file: 6A80', (fid) => {
    expect(told(blank(), ef('C4', fid, '0001'), df(fid), internal('01', fid))).toEqual(
      unchanged('6A80', '6A80', '6A80'),
    );
  });
});

describe('data that are no file: 6A80', () => {
  const cases: Readonly<Record<string, string>> = {
    'an unknown kind': ef('C8', 'EF05', '0001'),
    'a binary file of no bytes': ef('C4', 'EF05', '0000'),
    'a binary file of 8000h bytes': ef('C4', 'EF05', '8000'),
    'no records': ef('C6', 'EF05', '000A'),
    '255 records': ef('C6', 'EF05', 'FF0A'),
    'linear records of one byte': ef('C6', 'EF05', '0101'),
    'cyclic records of no byte': ef('C7', 'EF05', '0100'),
    'an unknown flag': ef('C4', 'EF05', '0001', '02'),
    'a read rule that is none': ef('C4', 'EF05', '0001', '00', '04FFFFFF'),
    'an update rule that is none': ef('C4', 'EF05', '0001', '00', FREE, '40FFFFFF'),
    'another filler': create(`C4 EF05 0001 00 ${FREE} ${NEVER} FF00`),
    'an EF with a name': create(`C4 EF05 0001 00 ${FREE} ${NEVER} FFFF A000000001`),
    'room for no keys': internal('00'),
    'other key records': ef('C3', '0001', '0520', '00', NEVER, NEVER),
    'an internal file that can be read': ef('C3', '0001', '0518', '00', FREE, NEVER),
    'an internal file with a flag': ef('C3', '0001', '0518', '01', NEVER, NEVER),
    'a name of one byte': df('DF01', 'A0'),
    'a name of four bytes': df('DF01', 'A0000000'),
    'an unknown application': df('DF01', '', '00', '7F'),
    'a directory flag': df('DF01', '', '04'),
    'a directory filler': create(`38 DF01 01 00 ${'FF'.repeat(10)}00`),
  };
  it.each(Object.entries(cases))('%s', (_title, command) => {
    expect(told(blank(), command)).toEqual(unchanged('6A80'));
  });

  it('the edges that are still files', () => {
    expect(
      blank().answers(
        ...[ef('C6', 'EF01', 'FE02'), ef('C7', 'EF02', '0101'), ef('C4', 'EF03', '0001'), internal('FF')],
        ...[df('DF01', 'A000000001'), df('DF02', `A0${'11'.repeat(15)}`), ef('C4', 'EF04', '7FFF')],
      ),
    ).toEqual(['9000', '9000', '9000', '9000', '9000', '9000', '9000']);
  });
});

describe('memory', () => {
  it('full: 6A84, nothing is made, something smaller still fits', () => {
    const issuer = blank();
    // 32 bytes are the MF's, and each file takes 32 beside its contents.
    issuer.answers(ef('C4', 'EF01', '7FFF'), ef('C4', 'EF02', '7F00'));
    const more = 0x10000 - 32 - (32 + 0x7fff) - (32 + 0x7f00) - 32;
    const size = (bytes: number): string => bytes.toString(16).padStart(4, '0');
    expect(told(issuer, ef('C4', 'EF03', size(more + 1)))).toEqual(unchanged('6A84'));
    expect(issuer.answers(ef('C4', 'EF03', size(more)))).toEqual(['9000']);
    expect(told(issuer, df('DF01'), internal('01'))).toEqual(unchanged('6A84', '6A84'));
  });
});

describe('the order of refusals', () => {
  it('class, parameters, length', () => {
    const right = ef('C4', 'EF05', '0001');
    const long = (count: number): string => `80E00100${hexByte(count)}${'38'.repeat(count)}`;
    expect(
      told(
        blank(),
        ...[
          right.replace('80E0', '10E0'),
          right.replace('80E0', '00E0'),
          right.replace('80E00100', '80E00101'),
        ],
        ...['80E00100', '80E0010000', long(1), long(15), long(33), long(255), long(16), long(32)],
      ),
    ).toEqual(
      unchanged(...['6E00', '6E00', '6A86', '6700', '6700', '6700', '6700', '6700', '6700', '6A80', '6A80']),
    );
  });

  it('without the transport key 6982 before the data are looked at; contactless the same', () => {
    expect(told(blank('gen3', false), ef('C4', 'EF05', '0001'), ef('C8', 'EF05', '0001'))).toEqual(
      unchanged('6982', '6982'),
    );
    expect(told(overContactless(blank()), ef('C4', 'EF05', '0001'))).toEqual(unchanged('6982'));
  });

  it('the extended form on T=1', () => {
    const card = createCard({ contents: blankCard(gen3), protocol: 'T=1', random: seededRandom() });
    const issuer = new Issuer(card);
    const data = `C4 EF05 0001 00 ${FREE} ${NEVER} FFFF`;
    expect(
      issuer.answers(SHOW_TRANSPORT_KEY, `80E00100000010 ${data}`, `80E00100000100${'38'.repeat(256)}`),
    ).toEqual([...['9000', '9000', '6700']]);
  });
});

describe.each(GENERATIONS)('on an issued card, %s', (generation) => {
  const NEW = ef('C4', 'EF1B', '0001');

  it('the MK of the directory, and no other key, creates files in it', () => {
    const issuer = issued(generation);
    issuer.open('SSSE', 'EXTERNAL', 0x04);
    expect(told(issuer, NEW)).toEqual(unchanged('6982'));
    issuer.open('SSSE', 'MK', 0);
    issuer.select('DF01');
    expect(told(issuer, NEW)).toEqual(unchanged('6982'));
    issuer.open('DF01', 'MK', 0);
    expect(issuer.answers(NEW, '00B09B0000')).toEqual(['9000', 'FF9000']);
    expect(directoryOn(issuer.card.contents(), 'DF01').files.at(-1)?.fid).toBe(0xef1b);
  });

  it('not while the application is initialised or suspended: 6985', () => {
    for (const state of ['INITIALISED', 'DEACTIVATED'] as const) {
      const issuer = issued(generation, state);
      issuer.open('SSSE', 'MK', 0);
      expect(told(issuer, NEW)).toEqual(unchanged('6985'));
    }
  });
});

it('contactless 6982, although the MK was shown', () => {
  const issuer = overContactless(holding(issued().card.contents()));
  expect(issuer.open('SSSE', 'MK', 0)).toBe('9000');
  expect(told(issuer, ef('C4', 'EF1B', '0001'))).toEqual(unchanged('6982'));
});
