import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import {
  blank,
  directoryOn,
  GENERATIONS,
  issued,
  overContactless,
  told,
  unchanged,
} from '../../support/issuer.js';
import { sayTorn } from '../../support/tearing.js';
import { Terminal } from '../../support/terminal.js';

const DELETE_DDF = '80E10001';
const DELETE_ADF = '80E10002';
const DELETE_EF = '80E10003';
const FREE = '00FFFFFF';
const CREATE_EF = `80E0010010 C4EF050001 00 ${FREE} FFFFFFFF FFFF`;
const createDf = (fid: string, flags = '00') => `80E0010010 38${fid}01${flags}${'FF'.repeat(11)}`;

describe.each(GENERATIONS)('before issue, %s', (generation) => {
  it('the current EF: it is gone, and none is current', () => {
    const issuer = blank(generation);
    expect(
      issuer.answers(
        CREATE_EF,
        DELETE_EF,
        '00A4020002EF05',
        DELETE_EF,
        '00B0000000',
        '00B0850000',
        CREATE_EF,
      ),
    ).toEqual(['9000', '6986', '9000', '9000', '6986', '6A82', '9000']);
  });

  it('an ADF with all in it; the directory above is current then', () => {
    const issuer = blank(generation);
    issuer.answers(
      createDf('DF01'),
      '00A4000C02DF01',
      CREATE_EF,
      createDf('DF02'),
      '00A4000C02DF02',
      CREATE_EF,
    );
    expect(issuer.answers('00A4030C', DELETE_ADF, CREATE_EF, '00A4000002DF01', createDf('DF01'))).toEqual([
      ...['9000', '9000', '9000', '6A82', '9000'],
    ]);
    const { directories, files } = issuer.card.contents().masterFile;
    expect([directories.length, directories[0]!.files, files.length]).toEqual([1, [], 1]);
  });

  it('a DDF is the head of an application, an ADF is not: the wrong P2 is 6985', () => {
    const issuer = blank(generation);
    issuer.answers(createDf('DF01'), createDf('DDF1', '01'), '00A4000C02DF01');
    expect(told(issuer, DELETE_DDF)).toEqual(unchanged('6985'));
    issuer.send('00A4000C02DDF1');
    expect(told(issuer, DELETE_ADF)).toEqual(unchanged('6985'));
    expect(issuer.send(DELETE_DDF)).toBe('9000');
  });

  it('the MF: it stays, empty', () => {
    const issuer = blank(generation);
    const empty = issuer.card.contents();
    issuer.answers(CREATE_EF, createDf('DF01'), '80E0010010 C300010518 00 FFFFFFFF FFFFFFFF FFFF');
    issuer.send('00D4000018 0D0A01FF030300 10 00112233445566778899AABBCCDDEEFF'.replaceAll(' ', ''));
    issuer.send('00A4020002EF05');
    expect(issuer.answers(DELETE_ADF, DELETE_DDF, '00B0000000')).toEqual(['6985', '9000', '6986']);
    expect(issuer.card.contents()).toEqual(empty);
  });

  it('the rights of deleted keys go with them', () => {
    const issuer = blank(generation);
    const room = '80E0010010 C300010518 00 FFFFFFFF FFFFFFFF FFFF';
    const level = generation === 'gen3' ? '03' : '00';
    const key = '00112233445566778899AABBCCDDEEFF';
    issuer.answers(room, `00D4010018 000001FF03${level}FF10 ${key}`);
    expect(issuer.authenticate(0, Uint8Array.from(Buffer.from(key, 'hex')))).toBe('9000');
    expect(issuer.answers(DELETE_DDF, '80E00200', CREATE_EF)).toEqual(['9000', '9000', '6982']);
  });

  it('the order of refusals', () => {
    expect(
      told(blank(generation), '10E10003', '00E10003', '80E10103', '80E10000', '80E10004', '80E1000301FF'),
    ).toEqual(unchanged('6E00', '6E00', '6A86', '6A86', '6A86', '6700'));
    expect(told(blank(generation, false), DELETE_EF, DELETE_ADF, DELETE_DDF)).toEqual(
      unchanged('6982', '6982', '6982'),
    );
  });
});

describe.each(GENERATIONS)('on an issued card, %s', (generation) => {
  it('an EF by the MK of its directory', () => {
    const issuer = issued(generation);
    issuer.open('SSSE', 'EXTERNAL', 0x04);
    issuer.send('00A4020002EF0D');
    expect(told(issuer, DELETE_EF)).toEqual(unchanged('6982'));
    issuer.open('SSSE', 'MK', 0);
    expect(told(issuer, DELETE_EF)).toEqual(unchanged('6986'));
    expect(issuer.answers('00A4020002EF0D', DELETE_EF, '00A4020002EF0D')).toEqual(['9000', '9000', '6A82']);
    expect(createCard({ image: issuer.card.image() }).contents()).toEqual(issuer.card.contents());
  });

  it('an ADF by the MK of the directory above, not by its own', () => {
    const issuer = issued(generation);
    issuer.open('DF03', 'MK', 0);
    expect(told(issuer, DELETE_ADF)).toEqual(unchanged('6982'));
    issuer.open('SSSE', 'MK', 0);
    issuer.select('DF03');
    expect(issuer.answers(DELETE_ADF, '00A4040C06D15600000502', '00A4040C06D15600000503')).toEqual([
      ...['9000', '6A82', '9000'],
    ]);
  });

  it('SSSE by the MK of the MF; the MF itself never', () => {
    const issuer = issued(generation);
    issuer.open('SSSE', 'MK', 0);
    expect(told(issuer, DELETE_DDF)).toEqual(unchanged('6982'));
    issuer.open('MF', 'MK', 0);
    expect(told(issuer, DELETE_DDF, DELETE_ADF, DELETE_EF)).toEqual(unchanged('6985', '6985', '6986'));
    issuer.select('SSSE');
    expect(issuer.answers(DELETE_DDF, '00A4000C02DDF1')).toEqual(['9000', '6A82']);
    const left = issuer.card.contents().masterFile.directories.map(({ fid }) => fid);
    expect(left).not.toContain(0xddf1);
  });

  it('a directory of the same name that comes after it begins without rights, files and keys', () => {
    const issuer = issued(generation);
    issuer.open('SSSE', 'MK', 0);
    issuer.open('DF03', 'EXTERNAL', 0x86);
    expect(issuer.answers(DELETE_ADF, '80E0010016 38DF030100 FFFFFFFFFFFFFFFFFFFFFF D15600000502')).toEqual([
      ...['9000', '9000'],
    ]);
    expect(issuer.select('DF03')).toBe('9000');
    expect(issuer.answers('00A4020002EF05', '00820086100000000000000000')).toEqual(['6A82', '6700']);
    expect(directoryOn(issuer.card.contents(), 'DF03').keys).toEqual([]);
  });

  it('not without rights; not while suspended', () => {
    const issuer = issued(generation);
    issuer.select('DF03');
    expect(told(issuer, DELETE_ADF, DELETE_DDF, DELETE_EF)).toEqual(unchanged('6982', '6982', '6982'));
    const suspended = issued(generation, 'DEACTIVATED');
    suspended.open('SSSE', 'MK', 0);
    suspended.select('DF03');
    expect(told(suspended, DELETE_ADF)).toEqual(unchanged('6985'));
  });
});

it('contactless: 6982', () => {
  const issuer = overContactless(issued());
  issuer.open('SSSE', 'MK', 0);
  issuer.send('00A4020002EF0D');
  expect(told(issuer, DELETE_EF)).toEqual(unchanged('6982'));
  issuer.select('DF03');
  expect(told(issuer, DELETE_ADF)).toEqual(unchanged('6982'));
});

it('torn before the commit mark the directory is there, and current is the MF', () => {
  const issuer = issued();
  const before = issuer.card.contents();
  issuer.open('SSSE', 'MK', 0);
  issuer.select('DF03');
  expect(sayTorn(new Terminal(issuer.card), DELETE_ADF, 1)).toBe(true);
  expect(issuer.card.contents()).toEqual(before);
  issuer.card.powerOn();
  expect([issuer.select('DF03'), issuer.send('00A4030C')]).toEqual(['9000', '9000']);
});
