import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { CommandApdu } from '../../apdu/codec/command-apdu.js';

/** One way of using a command, told by its parameters and lengths. */
export interface ParameterForm {
  /** Of the command. */
  readonly ins: number;
  /** Behind the name of the command: `by number, SFI`. */
  readonly name: string;
  readonly meaning: Bilingual;
  fits(command: CommandApdu): boolean;
}

type Row = readonly [name: string, en: string, zh: string, fits: ParameterForm['fits']];

const rows = (ins: number, ...forms: readonly Row[]): ParameterForm[] =>
  forms.map(([name, en, zh, fits]) => ({ ins, name, meaning: { en, zh }, fits }));

/** ISO/IEC 7816-4:2005, tables 39 and 40. */
const SELECT = rows(
  0xa4,
  ['P1 00', 'by file identifier', '按文件标识符', ({ p1 }) => p1 === 0x00],
  ['P1 01', 'a directory below', '下级目录', ({ p1 }) => p1 === 0x01],
  ['P1 02', 'a file of the current directory', '当前目录下的文件', ({ p1 }) => p1 === 0x02],
  ['P1 03', 'the directory above', '上级目录', ({ p1 }) => p1 === 0x03],
  ['P1 04', 'by DF name', '按 DF 名', ({ p1 }) => p1 === 0x04],
  ['P1 08', 'by path from the MF', '从 MF 起的路径', ({ p1 }) => p1 === 0x08],
  ['P1 09', 'by path from the current directory', '从当前目录起的路径', ({ p1 }) => p1 === 0x09],
  ['P2 00', 'FCI wanted', '返回 FCI', ({ p2 }) => p2 === 0x00],
  ['P2 02', 'the next one of that name', '下一个同名应用', ({ p2 }) => p2 === 0x02],
  ['P2 04', 'FCP wanted', '返回 FCP', ({ p2 }) => p2 === 0x04],
  ['P2 0C', 'no answer wanted', '无需返回', ({ p2 }) => p2 === 0x0c],
);

/** ISO/IEC 7816-4:2005, table 49; P1 with modes 0 to 3 is the tag of a record. */
const recordForms = (ins: number): ParameterForm[] => {
  const mode = ({ p2 }: CommandApdu): number => p2 & 0x07;
  const inCurrent = ({ p2 }: CommandApdu): boolean => p2 >> 3 === 0;
  return rows(
    ins,
    ['current EF', 'of the current EF', '当前 EF', inCurrent],
    ['SFI', 'of an EF by short identifier', '按短文件标识符', (command) => !inCurrent(command)],
    ['by number', 'a record by number', '按记录号', (command) => mode(command) === 4 && command.p1 !== 0],
    [
      'current record',
      'the current record',
      '当前记录',
      (command) => mode(command) === 4 && command.p1 === 0,
    ],
    ['first', 'the first with a tag', '首条（按标识）', (command) => mode(command) === 0],
    ['last', 'the last with a tag', '末条（按标识）', (command) => mode(command) === 1],
    ['next', 'the next with a tag', '下一条（按标识）', (command) => mode(command) === 2],
    ['previous', 'the previous with a tag', '上一条（按标识）', (command) => mode(command) === 3],
  );
};

/** ISO/IEC 7816-4:2005, 7.2.2. */
const binaryForms = (ins: number): ParameterForm[] =>
  rows(
    ins,
    ['current EF', 'of the current EF', '当前 EF', ({ p1 }) => (p1 & 0x80) === 0],
    ['SFI', 'of an EF by short identifier', '按短文件标识符', ({ p1 }) => (p1 & 0x80) !== 0],
  );

/** In the order of the instructions of the card. Where P2 names a key, the keys of the card are forms of their own. */
export const PARAMETER_FORMS: readonly ParameterForm[] = [
  ...SELECT,
  ...recordForms(0xb2),
  ...recordForms(0xdc),
  ...rows(
    0xe2,
    ['current EF', 'of the current EF', '当前 EF', ({ p2 }) => p2 === 0],
    ['SFI', 'of an EF by short identifier', '按短文件标识符', ({ p2 }) => p2 !== 0],
  ),
  ...binaryForms(0xb0),
  ...binaryForms(0xd6),
  ...rows(
    0x20,
    ['empty', 'asks for the tries left', '查询剩余次数', ({ data }) => data.length === 0],
    ['with data', 'shows a PIN', '提交 PIN', ({ data }) => data.length > 0],
  ),
  ...rows(
    0x24,
    ['P2 00', 'UNBLOCK', '解锁', ({ p2 }) => p2 === 0x00],
    ['P2 01', 'RELOAD', '重装', ({ p2 }) => p2 === 0x01],
  ),
  ...rows(
    0x84,
    ['Le 04', '4 bytes', '4 字节', ({ ne }) => ne === 4],
    ['Le 08', '8 bytes', '8 字节', ({ ne }) => ne === 8],
    ['Le 10', '16 bytes', '16 字节', ({ ne }) => ne === 16],
    ['Le 00', 'as many as the card likes', '长度由卡片决定', ({ ne }) => ne >= 256],
  ),
  ...rows(
    0x82,
    ['Lc 10', 'without key version', '不带密钥版本', ({ data }) => data.length === 16],
    ['Lc 11', 'with key version', '带密钥版本', ({ data }) => data.length === 17],
  ),
  ...rows(
    0x1e,
    ['P2 00', 'until it is unblocked', '临时锁定', ({ p2 }) => p2 === 0x00],
    ['P2 01', 'for good', '永久锁定', ({ p2 }) => p2 === 0x01],
  ),
  ...rows(
    0xe1,
    ['P2 01', 'MF or DDF', 'MF 或 DDF', ({ p2 }) => p2 === 0x01],
    ['P2 02', 'ADF', 'ADF', ({ p2 }) => p2 === 0x02],
    ['P2 03', 'EF', 'EF', ({ p2 }) => p2 === 0x03],
  ),
];
