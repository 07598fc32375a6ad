import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { gen1 } from '../../../card-model/profiles/gen1.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { personalisedWith } from '../../support/card-data.js';
import { converse } from '../../support/conversation.js';
import { AID } from '../../support/demonstration.js';
import { filled } from '../../support/hex.js';
import { Terminal } from '../../support/terminal.js';
import { writtenFiles } from '../../support/written-files.js';

const [ssse] = gen1.plan().directories;
const terminal = () => new Terminal(createCard({ contents: personalisedWith({}, gen1) }));

it('says what kind of card it is', () => {
  expect(gen1).toMatchObject({
    id: 'gen1',
    specificationVersion: '1.00',
    algorithm: '3DES',
    interfaces: ['contact'],
  });
  expect(ssse!.directories.map(({ label }) => label)).toEqual(['DF01', 'DF02', 'DF03', 'DF04']);
});

it('SSSE has no photograph, 300h for the fingerprint, and EF06 without 姓名扩展, free to read', () => {
  const update = 'contact and SSSE.UK (04)';
  expect(writtenFiles(ssse!)).toEqual([
    ['EF05', '01 b 10; 02 an 01; 03 an 04; 04 cn 0C; 05 cn 04; 06 cn 04; 07 an 09', `free / ${update}`],
    ['EF06', '08 an 12; 09 an 1E; 0A an 01; 0B cn 01; 0C cn 03; 0D cn 04', `free / ${update}`],
    ['EF07', '300h', `SSSE.RK (0A) / ${update}`],
    ['EF0C', 'E0 an 10; E1 an 28', 'PIN or SSSE.UK_EF0C (07) / contact and SSSE.UK_EF0C (07)'],
    ['EF0D', 'EA an 0C; EB cn 03; EC an 01; ED an 01', 'free / contact and SSSE.UK2 (0D)'],
  ]);
  const purpose = ssse!.keys.find(({ name }) => name === 'SSSE.RK')?.purpose.en;
  expect(purpose).toBe('reads EF07');
});

it('its keys are those of generation 3, as far as there are files for them', () => {
  const later = gen3.plan().directories[0]!;
  for (const directory of [ssse!, ...ssse!.directories]) {
    const same = [later, ...later.directories].find(({ label }) => label === directory.label)!;
    const known = same.keys.map(({ name, type, reference }) => `${name} ${type} ${reference}`);
    for (const { name, type, reference } of directory.keys) {
      expect(known).toContain(`${name} ${type} ${reference}`);
    }
  }
});

describe('the demonstration data on a card of generation 1', () => {
  it('have version 1.00 and the algorithm byte of 3DES', () => {
    converse(terminal(), [
      [`00A404000F${AID.SSSE}`, '611E'],
      ['00C000001E', `6F1C840F${AID.SSSE}A5098801019F0C03860101 9000`],
      ['00B2032C00', '0304 312E3030 9000'],
    ]);
  });
  it('have 性别 as record 3, read without any right', () => {
    converse(terminal(), [
      ['select SSSE', '9000'],
      ['00B2013400', '0812 353130313030313838303031303130303158 9000'],
      ['00B2033400', '0A01 31 9000'],
      ['00B2043400', '0B01 01 9000'],
      ['00B2053400', '0C03 510100 9000'],
      ['00B2063400', '0D04 18800101 9000'],
      ['00B2073400', '6A83'],
      ['00B24E3000', '6A83'],
      ['file EF08', '6A82'],
      ['00B0870010', '6982'],
    ]);
  });
  it('have the settlement data of DF04 as numbers of four bytes, behind PIN and key 84', () => {
    const contents = personalisedWith({}, gen1);
    const df04 = contents.masterFile.directories[0]!.directories[3]!;
    const settlement = df04.files.find(({ fid }) => fid === 0xef06)!;
    const records = settlement.kind === 'transparent' ? [] : settlement.records;
    expect(records.map((record) => Buffer.from(record).toString('hex').toUpperCase())).toEqual([
      '900400000001',
      '92040000C350',
      '93040000000A',
    ]);
    converse(terminal(), [
      ['select SSSE', '9000'],
      ['select DF04', '9000'],
      ['verify', '9000'],
      ['00B2013400', '6982'],
      ['00B2014000', '6A83'],
    ]);
  });
  it('leave the rest unpersonalised, inner elements too', () => {
    const skill = `5A07${filled(7, 'FF')}5B01FF5C09${filled(9, 'FF')}5D04FFFFFFFF`;
    converse(terminal(), [
      ['select SSSE', '9000'],
      ['select DF02', '9000'],
      ['verify', '9000'],
      ['00B2042C00', `431D${skill} 9000`],
      ['00B2034400', `9408${filled(8, 'FF')} 9000`],
      ['select DF03', '9000'],
      ['00B2072C00', '6503FFFFFF 9000'],
    ]);
  });
  it('has no DF05 to DF07, and no contactless interface', () => {
    const spoken = terminal();
    converse(spoken, [
      ['select SSSE', '9000'],
      ...(['DF05', 'DF06', 'DF07'] as const).map((label): [string, string] => [`select ${label}`, '6A82']),
    ]);
    expect(() => spoken.card.powerOn('contactless')).toThrow(
      expect.objectContaining({ code: 'INTERFACE_NOT_SUPPORTED' }),
    );
  });
});
