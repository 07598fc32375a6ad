import { describe, expect, it } from 'vitest';
import { fileControlInformation, fileControlParameters } from '../../../card-model/commands/file-control.js';
import { Directory } from '../../../card-model/files/directory.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { AID, demonstrationContents } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';

const root = new Directory(demonstrationContents().masterFile, undefined, (id) => gen3.application(id));
const [, ssse, df01, df02] = root.withDescendants() as [Directory, Directory, Directory, Directory];
const plain = (text: string): string => text.replace(/ /g, '');

describe('FCP of directories', () => {
  it('the MF has no name and is always activated', () => {
    expect(hex(fileControlParameters(root))).toBe(plain('620A 820138 83023F00 8A0105'));
  });
  it('SSSE and a DF tell their names', () => {
    expect(hex(fileControlParameters(ssse))).toBe(plain(`621B 820138 8302DDF1 840F${AID.SSSE} 8A0105`));
    expect(hex(fileControlParameters(df01))).toBe(plain(`6212 820138 8302DF01 8406${AID.DF01} 8A0105`));
  });
});

describe('FCP of files', () => {
  // Descriptor, data coding, longest record, count of records. ISO/IEC 7816-4:2005, 5.3.3 and table 14.
  it('a record file: 7 records, the longest 18 bytes', () => {
    const file = ssse.fileByFid(0xef05)!;
    expect(hex(fileControlParameters(ssse, file))).toBe(
      plain('6211 8205 0421 0012 07 8302EF05 880128 8A0105'),
    );
  });
  it('a cyclic file: no record yet, each 55h bytes', () => {
    const file = df02.fileByFid(0xef07)!;
    expect(hex(fileControlParameters(df02, file))).toBe(
      plain('6211 8205 0621 0055 00 8302EF07 880138 8A0105'),
    );
  });
  it('a transparent file: its size', () => {
    const file = ssse.fileByFid(0xef07)!;
    expect(hex(fileControlParameters(ssse, file))).toBe(plain('6211 80020400 820101 8302EF07 880138 8A0105'));
  });
});

describe('FCI', () => {
  it('shows the name of a directory, or its identifier', () => {
    expect(hex(fileControlInformation(root))).toBe(plain('6F04 83023F00'));
    expect(hex(fileControlInformation(df01))).toBe(plain(`6F08 8406${AID.DF01}`));
  });
  it('and behind it what is proprietary, also when that is empty', () => {
    expect(hex(fileControlInformation(root, bytes('880101')))).toBe(plain('6F09 83023F00 A503 880101'));
    expect(hex(fileControlInformation(df01, new Uint8Array(0)))).toBe(plain(`6F0A 8406${AID.DF01} A500`));
  });
});
