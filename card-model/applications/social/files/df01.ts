import type { DirectoryPlan, FilePlan } from '../../../plan/file-plan.js';
import { elements } from '../../../plan/notation.js';
import { directoryKeys, fileKeys, holderData, type Policy, READ_KEY, updatedWith } from './policy.js';

/** EF16 to EF1A, each with a UK of its own. */
const RESERVED_FILES = [
  [0xef16, 0x8a],
  [0xef17, 0x8b],
  [0xef18, 0x8c],
  [0xef19, 0x8d],
  [0xef1a, 0x8e],
] as const;

const reservedFile = ([fid, update]: readonly [number, number]): FilePlan => ({
  kind: 'transparent',
  fid,
  name: { zh: '预留', en: 'reserved' },
  bytes: 0x128,
  rules: { read: 'always', update: updatedWith(update) },
});

/** Files of DF01 in generations 2 and 3; generation 1 has a table of its own. */
export function df01Files(policy: Policy): readonly FilePlan[] {
  return [
    {
      kind: 'linear-variable',
      fid: 0xef05,
      name: { zh: '户籍', en: 'household registration' },
      records: elements(
        '20 an 02 户口类别 | household type',
        '21 an 50 户口所在地地址 | registered address',
        '0E cn 03',
      ),
      rules: holderData(policy, 0x83),
    },
    {
      kind: 'linear-variable',
      fid: 0xef06,
      name: { zh: '常住地', en: 'residence' },
      records: elements(
        '23 an 50 常住地地址 | residential address',
        '24 cn 03 行政区划 | administrative division',
        '28 an 0F 联系电话 | telephone',
        '2C an 32',
        '2D an 0F',
      ),
      rules: holderData(policy, 0x86),
    },
    {
      kind: 'linear-variable',
      fid: 0xef07,
      name: { zh: '个人状况', en: 'personal status' },
      records: elements('29 an 01'),
      rules: holderData(policy, 0x84),
    },
    {
      kind: 'linear-variable',
      fid: 0xef08,
      name: { zh: '婚姻', en: 'marriage' },
      records: elements('2B an 01'),
      rules: holderData(policy, 0x85),
    },
    {
      kind: 'linear-variable',
      fid: 0xef09,
      name: { zh: '人员身份及就业单位', en: 'status and employer' },
      records: elements('2E an 46', '30 an 09', '32 an 02'),
      rules: holderData(policy, 0x84),
    },
    {
      kind: 'linear-variable',
      fid: 0xef0a,
      name: { zh: '国籍及政治面貌', en: 'nationality and political status' },
      records: elements('37 an 03 国籍 | nationality', '38 an 02', '39 cn 04'),
      rules: holderData(policy, 0x87),
    },
    {
      kind: 'linear-variable',
      fid: 0xef15,
      name: { zh: '学历', en: 'education' },
      records: elements('2A cn 01', '3 x 40 B-TLV 34 {57 an 03, 58 cn 03, 59 an 28}'),
      rules: holderData(policy, 0x89),
    },
    ...RESERVED_FILES.map(reservedFile),
  ];
}

/** DF01 公共应用. ssc-card.md 1.5, 2.1, 2.2. */
export const df01 = (policy: Policy): DirectoryPlan => df01Holding(df01Files(policy));

/** DF01 with the files of one generation. */
export function df01Holding(files: readonly FilePlan[]): DirectoryPlan {
  return {
    label: 'DF01',
    name: { zh: '公共应用', en: 'common data' },
    fid: 0xdf01,
    aid: 'D15600000500',
    application: 'social',
    keys: [
      ...directoryKeys('DF01'),
      ...fileKeys(files, {
        'DF01.UK_EF05': 0x83,
        'DF01.UK_EF07_EF09': 0x84,
        'DF01.UK_EF08': 0x85,
        'DF01.UK_EF06': 0x86,
        'DF01.UK_EF0A': 0x87,
        'DF01.UK_EF15': 0x89,
        'DF01.UK_EF16': 0x8a,
        'DF01.UK_EF17': 0x8b,
        'DF01.UK_EF18': 0x8c,
        'DF01.UK_EF19': 0x8d,
        'DF01.UK_EF1A': 0x8e,
        'DF01.RK': READ_KEY,
      }),
    ],
    files,
    directories: [],
  };
}
