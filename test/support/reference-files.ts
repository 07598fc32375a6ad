import type { DirectoryLabel } from './demonstration.js';

/**
 * The files of a generation-3 card, typed once more from ssc-card.md 1.2 to 1.5 (contents), 2.1 and 2.2 (rights)
 * and the conventions ("Files left open"), so that a wrong plan cannot pass by agreeing with itself.
 */
export interface ReferenceFile {
  /** Records with tag: 'tag type length', inner elements in braces. */
  readonly records?: readonly string[];
  /** A cyclic file: count of records, fields of one record. */
  readonly ring?: readonly [slots: number, ...fields: string[]];
  /** A transparent file. */
  readonly bytes?: number;
  /** Who reads: each entry is enough by itself; 'PIN+84' needs both; '' = nobody need show anything. */
  readonly read: readonly string[];
  /** Who updates, by contact. */
  readonly update: readonly string[];
}

const FREE = [''];
const holderData = (updateKey: string) => ({ read: ['PIN', '81', updateKey], update: [updateKey] });
const repeated = (count: number, record: string): string[] => new Array(count).fill(record);

const DF01_RESERVED = (updateKey: string): ReferenceFile => ({
  bytes: 0x128,
  read: FREE,
  update: [updateKey],
});
const DF06 = (updateKey: string) => ({ read: ['PIN', '83', updateKey], update: [updateKey] });
const MONTHS = '{E3 cn 01, E4 cn 04, E5 cn 04, E6 cn 04, E7 cn 03}';

export const REFERENCE_FILES: Readonly<Record<DirectoryLabel, Readonly<Record<string, ReferenceFile>>>> = {
  SSSE: {
    EF05: {
      records: ['01 b 10', '02 an 01', '03 an 04', '04 cn 0C', '05 cn 04', '06 cn 04', '07 an 09'],
      read: FREE,
      update: ['04'],
    },
    EF06: {
      records: ['08 an 12', '09 an 1E', '4E an 14', '0A an 01', '0B cn 01', '0C cn 03', '0D cn 04'],
      read: ['0A'],
      update: ['04'],
    },
    EF07: { bytes: 0x400, read: ['0A'], update: ['04'] },
    EF08: { bytes: 0x1000, read: ['0A'], update: ['04'] },
    EF0C: { records: ['E0 an 10', 'E1 an 28'], read: ['PIN', '07'], update: ['07'] },
    EF0D: { records: ['EA an 0C', 'EB cn 03', 'EC an 01', 'ED an 01'], read: FREE, update: ['0D'] },
  },
  DF01: {
    EF05: { records: ['20 an 02', '21 an 50', '0E cn 03'], ...holderData('83') },
    EF06: { records: ['23 an 50', '24 cn 03', '28 an 0F', '2C an 32', '2D an 0F'], ...holderData('86') },
    EF07: { records: ['29 an 01'], ...holderData('84') },
    EF08: { records: ['2B an 01'], ...holderData('85') },
    EF09: { records: ['2E an 46', '30 an 09', '32 an 02'], ...holderData('84') },
    EF0A: { records: ['37 an 03', '38 an 02', '39 cn 04'], ...holderData('87') },
    EF15: {
      records: ['2A cn 01', ...repeated(3, '40 tlv 34 {57 an 03, 58 cn 03, 59 an 28}')],
      ...holderData('89'),
    },
    EF16: DF01_RESERVED('8A'),
    EF17: DF01_RESERVED('8B'),
    EF18: DF01_RESERVED('8C'),
    EF19: DF01_RESERVED('8D'),
    EF1A: DF01_RESERVED('8E'),
  },
  DF02: {
    EF05: {
      records: [
        '42 an 03',
        '41 an 03',
        ...repeated(2, '43 tlv 6C {5A an 07, 5B an 01, 5C an 46, 5D cn 04, 5E an 10}'),
        ...repeated(2, '44 tlv 65 {33 an 03, 34 an 46, 35 cn 04, 36 an 10}'),
      ],
      ...holderData('83'),
    },
    EF06: {
      records: ['4C cn 04', '4B an 05', '4D cn 03', '60 cn 04', '4F an 06', '50 cn 03', '3A an 07'],
      ...holderData('84'),
    },
    EF07: { ring: [4, 'an 07', 'cn 04', 'cn 04', 'an 46'], ...holderData('85') },
    EF09: { records: ['55 an 10', '56 an 46', '96 cn 04', '97 cn 03'], ...holderData('86') },
    EF15: {
      records: [...repeated(4, '99 tlv 10 {10 an 03, 11 cn 04, 12 cn 03}'), '0F cn 04', '1F cn 03'],
      ...holderData('87'),
    },
    EF16: { ring: [4, 'an 03', 'cn 04', 'cn 04', 'cn 04', 'cn 03'], ...holderData('89') },
  },
  DF03: {
    EF05: {
      records: [
        '61 cn 03',
        '60 cn 04',
        '98 cn 04',
        '62 cn 04',
        '63 an 03',
        '64 an 03',
        '65 an 03',
        '66 an 03',
      ],
      ...holderData('86'),
    },
    EF06: {
      records: [
        ...['45 an 14', '46 an 02', '47 an 02', '48 an 01', '49 an 01', '67 cn 04', '6B an 3C'],
        ...repeated(3, '4A tlv 61 {13 an 02, 14 an 01, 15 an 14, 16 cn 04, 17 an 3C}'),
      ],
      ...holderData('87'),
    },
    EF07: {
      records: ['70 an 03', '71 cn 03', '6E cn 04', '6C cn 04', '6F cn 04', '73 cn 04'],
      ...holderData('88'),
    },
    EF15: { records: ['7A cn 03', '7B cn 04', '7C cn 04'], ...holderData('89') },
    EF16: { records: ['51 cn 03', '5F an 01'], ...holderData('8A') },
    EF17: { records: ['3B an 14', '3C an 46', '3D an 01', '3E cn 04', '3F an 3C'], ...holderData('8B') },
    EF18: { records: ['74 an 03', '75 cn 03', '76 cn 01', '77 cn 04', '78 cn 04'], ...holderData('8C') },
    EF19: {
      records: repeated(
        4,
        '79 tlv 27 {18 an 03, 19 cn 03, 1A cn 04, 1B cn 04, 1C cn 04, 1D an 03, 1E cn 04}',
      ),
      ...holderData('8D'),
    },
  },
  DF04: {
    EF05: {
      records: [
        ...['81 an 08', '84 cn 03', '87 an 11', '8C cn 01', '80 cn 04', '8B an 1D', '8A an 0F'],
        ...['83', '86', '89', '7D', '7E', '7F', '8D', '8E'].map((tag) => `${tag} an 09`),
        '8F an 01',
      ],
      ...holderData('85'),
    },
    EF06: { records: ['90 an 01', '92 dec 04', '93 an 02'], read: ['PIN+84', '86'], update: ['86'] },
    EF08: {
      ring: [30, 'b 02', 'an 01', 'cn 06', 'cn 07', 'dec 04', 'dec 04', 'dec 04'],
      read: ['PIN', '81'],
      update: [],
    },
    EF15: { ring: [8, 'b 02', 'an 01'], ...holderData('86') },
  },
  DF05: {
    EF05: {
      records: [
        ...['A0 an 01', 'A1 an 01', 'B9 an 01', 'A2 an 04', 'A9 cn 01'],
        ...repeated(5, 'A3 tlv 18 {A5 an 10, A6 an 04}'),
        'A4 tlv 17 {A7 an 10, A8 an 03}',
        ...['BA an 14', 'BB an 64', 'AA an 14', 'AB cn 04'],
        ...['AC', 'AD', 'AE', 'AF', 'B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'BC'].map(
          (tag) => `${tag} an 01`,
        ),
        'B8 an 28',
      ],
      ...holderData('83'),
    },
  },
  DF06: {
    EF05: {
      records: ['C0 an 46', 'C2 an 09', `C3 tlv 1A ${MONTHS}`, `C4 tlv 1A ${MONTHS}`, `C5 tlv 1A ${MONTHS}`],
      ...DF06('85'),
    },
    EF06: {
      records: [
        ...['C6 an 46', 'C8 an 09', 'C9 cn 01', 'CA cn 04', 'CB cn 04', 'CC cn 04', 'CD cn 02', 'CE cn 01'],
        ...['CF cn 04', 'D0 cn 04', 'D1 cn 04', 'D2 cn 03', 'D3 cn 01', 'D4 cn 04', 'D5 cn 04', 'D6 cn 04'],
        ...['D7 cn 03', 'D8 cn 01', 'D9 cn 04', 'DA cn 04', 'DB cn 04', 'DC cn 04', 'DD cn 04', 'DE cn 04'],
        ...['DF cn 03', 'E0 cn 03', 'E1 cn 02', 'E2 cn 02'],
      ],
      ...DF06('86'),
    },
  },
  DF07: {
    EF05: {
      records: ['F0 an 02', 'F1 an 01', 'F2 cn 04', 'F3 an 03', 'F4 cn 04'],
      read: ['83', '86'],
      update: ['86'],
    },
    EF06: { records: ['F5 an 03', 'F6 cn 04', 'F7 an 46'], read: ['84', '87'], update: ['87'] },
    EF07: { records: ['F8 cn 04', 'F9 an 01'], read: ['85', '88'], update: ['88'] },
  },
};

/** References that EXTERNAL AUTHENTICATE knows in each directory. ssc-card.md 2.2; MK 00 everywhere. */
export const REFERENCE_KEYS: Readonly<Record<DirectoryLabel, readonly string[]>> = {
  SSSE: ['00', '04', '06', '07', '0A', '0D'],
  DF01: ['00', '81', '83', '84', '85', '86', '87', '89', '8A', '8B', '8C', '8D', '8E'],
  DF02: ['00', '81', '83', '84', '85', '86', '87', '89'],
  DF03: ['00', '81', '86', '87', '88', '89', '8A', '8B', '8C', '8D'],
  DF04: ['00', '81', '84', '85', '86'],
  DF05: ['00', '81', '83'],
  DF06: ['00', '83', '85', '86'],
  DF07: ['00', '83', '84', '85', '86', '87', '88'],
};
