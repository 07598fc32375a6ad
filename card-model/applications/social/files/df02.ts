import type { DirectoryPlan, FilePlan } from '../../../plan/file-plan.js';
import { elements } from '../../../plan/notation.js';
import { directoryKeys, fileKeys, holderData, type Policy, READ_KEY } from './policy.js';

/** Files of DF02 in generations 2 and 3; generation 1 has a table of its own. */
export function df02Files(policy: Policy): readonly FilePlan[] {
  return [
    {
      kind: 'linear-variable',
      fid: 0xef05,
      name: { zh: '职业和专业技能', en: 'occupation and skills' },
      records: elements(
        '42 an 03',
        '41 an 03',
        '2 x 43 B-TLV 6C {5A an 07, 5B an 01, 5C an 46, 5D cn 04, 5E an 10}',
        '2 x 44 B-TLV 65 {33 an 03, 34 an 46, 35 cn 04, 36 an 10}',
      ),
      rules: holderData(policy, 0x83),
    },
    {
      kind: 'linear-variable',
      fid: 0xef06,
      name: { zh: '就业状况', en: 'employment status' },
      records: elements('4C cn 04', '4B an 05', '4D cn 03', '60 cn 04', '4F an 06', '50 cn 03', '3A an 07'),
      rules: holderData(policy, 0x84),
    },
    {
      kind: 'cyclic',
      fid: 0xef07,
      name: { zh: '就业记录', en: 'employment record' },
      maximumRecords: 4,
      fields: elements(
        'an 07 就业字段 1 | employment field 1',
        'cn 04 就业字段 2 | employment field 2',
        'cn 04 就业字段 3 | employment field 3',
        'an 46 就业字段 4 | employment field 4',
      ),
      rules: holderData(policy, 0x85),
    },
    {
      kind: 'linear-variable',
      fid: 0xef09,
      name: { zh: '就业失业登记证', en: 'employment registration certificate' },
      records: elements('55 an 10', '56 an 46', '96 cn 04', '97 cn 03'),
      rules: holderData(policy, 0x86),
    },
    {
      kind: 'linear-variable',
      fid: 0xef15,
      name: { zh: '就业援助对象认定', en: 'employment assistance' },
      records: elements('4 x 99 B-TLV 10 {10 an 03, 11 cn 04, 12 cn 03}', '0F cn 04', '1F cn 03'),
      rules: holderData(policy, 0x87),
    },
    {
      kind: 'cyclic',
      fid: 0xef16,
      name: { zh: '就业扶持政策享受', en: 'employment support received' },
      maximumRecords: 4,
      fields: elements(
        'an 03 扶持字段 1 | support field 1',
        'cn 04 扶持字段 2 | support field 2',
        'cn 04 扶持字段 3 | support field 3',
        'cn 04 扶持字段 4 | support field 4',
        'cn 03 扶持字段 5 | support field 5',
      ),
      rules: holderData(policy, 0x89),
    },
  ];
}

/** DF02 就业与失业. ssc-card.md 1.5, 2.1, 2.2. */
export const df02 = (policy: Policy): DirectoryPlan => df02Holding(df02Files(policy));

/** DF02 with the files of one generation. */
export function df02Holding(files: readonly FilePlan[]): DirectoryPlan {
  return {
    label: 'DF02',
    name: { zh: '就业与失业', en: 'employment and unemployment' },
    fid: 0xdf02,
    aid: 'D15600000501',
    application: 'social',
    keys: [
      ...directoryKeys('DF02'),
      ...fileKeys(files, {
        'DF02.UK_EF05': 0x83,
        'DF02.UK_EF06': 0x84,
        'DF02.UK_EF07': 0x85,
        'DF02.UK_EF09': 0x86,
        'DF02.UK_EF15': 0x87,
        'DF02.UK_EF16': 0x89,
        'DF02.RK': READ_KEY,
      }),
    ],
    files,
    directories: [],
  };
}
