import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { decodeCommand } from '../../../apdu/codec/command-apdu.js';
import { readSelect } from '../../../apdu/trace/select-coding.js';
import { Selection } from '../../../apdu/trace/selection.js';
import { DEMO } from './demo-dictionary.js';
import { PROTECTED } from './protected-dictionary.js';

const SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
const DF04 = '00A4000002DF04';
const PKI = '00A404000C504B492EC9E7BBE1B1A3D5CF';

function sessionOf(...commands: string[]): Selection {
  const selection = new Selection(DEMO);
  for (const command of commands) selection.apply(readSelect(decodeCommand(fromHex(command))));
  return selection;
}

const place = ({ directory, file }: Selection) => [directory?.label, file?.fid];

describe('where a session of SELECTs leads', () => {
  test.each([
    ['power-on', [], ['MF', undefined]],
    ['a name', [SSSE], ['SSSE', undefined]],
    ['the beginning of a name', ['00A40400047378312E'], ['SSSE', undefined]],
    ['a file of the directory', [SSSE, '00A4020002EF05'], ['SSSE', 0xef05]],
    ['a directory below', [SSSE, DF04], ['DF04', undefined]],
    ['the namesake below another directory', [PKI, DF04], ['PKI-DF04', undefined]],
    ['itself again', [SSSE, DF04, DF04], ['DF04', undefined]],
    ['back up', [SSSE, DF04, '00A40300'], ['SSSE', undefined]],
    ['the master file', [SSSE, DF04, '00A40000023F00'], ['MF', undefined]],
    ['the master file without data', [SSSE, '00A40000'], ['MF', undefined]],
    ['a path', ['00A4080006DDF1DF04EF06'], ['DF04', 0xef06]],
    ['a path from here', [SSSE, '00A4090004DF04EF06'], ['DF04', 0xef06]],
    ['an unknown name', [SSSE, '00A4040005A000000333'], [undefined, undefined]],
    ['an unknown file', [SSSE, '00A4020002EF05', '00A4020002EF77'], ['SSSE', undefined]],
    ['an unknown directory', [SSSE, '00A4010002DF55'], [undefined, undefined]],
    ['an unknown way', [SSSE, '00A40500'], [undefined, undefined]],
  ] as [string, string[], unknown[]][])('%s', (_title, commands, expected) => {
    expect(place(sessionOf(...commands))).toEqual(expected);
  });

  test('reset goes back to the master file', () => {
    const selection = sessionOf(SSSE, '00A4020002EF05');
    selection.reset();
    expect(place(selection)).toEqual(['MF', undefined]);
  });
});

describe('names from there', () => {
  test('files and records', () => {
    const selection = sessionOf(SSSE, '00A4020002EF05');
    expect(selection.fileBySfi(8)?.fid).toBe(0xef08);
    expect(selection.fileBySfi(9)).toBeUndefined();
    expect(selection.recordByNumber(1)?.tag).toBe(0x01);
    expect(selection.recordByNumber(2)).toBeUndefined();
    expect(selection.recordByTag(0x05)?.number).toBe(5);
  });

  test('all records of a cyclic file are alike', () => {
    const selection = sessionOf(SSSE, DF04, '00A4020002EF15');
    expect(selection.recordByNumber(7)?.length).toBe(3);
  });

  test('keys by reference and purpose, here or above', () => {
    const selection = sessionOf(SSSE, DF04);
    expect(selection.key(0x0a)?.label).toBe('RK_SSSE');
    expect(selection.key(0x00, 'internal-authentication')?.label).toBe('IRK');
    expect(selection.key(0x00, 'external-authentication')?.label).toBe('MK');
    expect(selection.key(0x55)).toBeUndefined();
  });

  test('without a dictionary nothing is known and nothing fails', () => {
    const selection = new Selection();
    selection.apply({ kind: 'path', fids: [0x3f00, 0xdf04], fromMaster: true });
    expect(place(selection)).toEqual([undefined, undefined]);
    expect(selection.directoryByAid(new Uint8Array(0))).toBeUndefined();
    expect(selection.key(0)).toBeUndefined();
  });
});

test('directories known on any card stand behind those of the dictionary', () => {
  const more = [
    { aid: 'A000000333', label: 'BANK', name: { en: 'bank', zh: '银行' } },
    { aid: '7378312E', label: 'MINE', name: { en: 'mine', zh: '我的' } },
  ];
  const selection = new Selection(DEMO, more);
  expect(selection.directoryByAid(fromHex('A000000333'))?.label).toBe('BANK');
  expect(selection.directoryByAid(fromHex('7378312E73'))?.label).toBe('SSSE');
  expect(selection.directory?.label).toBe('MF');
});

describe('what lies above', () => {
  const at = (label: string) => {
    const selection = new Selection(PROTECTED);
    selection.directory = selection.labelled(label);
    return selection;
  };

  test('the labels, the head of the application, the owner of the PIN', () => {
    expect(at('SUB').chain()).toEqual(['SUB', 'APP', 'MF']);
    expect([at('SUB').head()?.label, at('SUB').pinOwner()?.label]).toEqual(['APP', 'APP']);
    expect([at('MF').head(), at('MF').pinOwner()]).toEqual([undefined, undefined]);
    expect([at('MF').isMasterFile, at('APP').isMasterFile]).toEqual([true, false]);
    expect(at('MF').directories.map(({ label }) => label)).toEqual(['MF', 'APP', 'SUB']);
  });

  test('another dictionary takes over where the session is', () => {
    const selection = sessionOf(SSSE, '00A4020002EF05');
    selection.adopt({ ...DEMO, directories: DEMO.directories.filter(({ label }) => label !== 'DF04') });
    expect(place(selection)).toEqual(['SSSE', 0xef05]);
    selection.adopt(PROTECTED);
    expect(place(selection)).toEqual([undefined, undefined]);
  });
});
