import type { DirectoryPlan, FilePlan } from '../../../plan/file-plan.js';
import { elements } from '../../../plan/notation.js';
import { directoryKeys, fileKeys, holderData, type Policy, READ_KEY } from './policy.js';

/** Files of DF03 in generations 2 and 3; generation 1 has a table of its own. */
export function df03Files(policy: Policy): readonly FilePlan[] {
  return [
    {
      kind: 'linear-variable',
      fid: 0xef05,
      name: { zh: '失业保险', en: 'unemployment insurance' },
      records: elements(
        '61 cn 03',
        '60 cn 04',
        '98 cn 04',
        '62 cn 04',
        '63 an 03',
        '64 an 03',
        '65 an 03',
        '66 an 03',
      ),
      rules: holderData(policy, 0x86),
    },
    {
      kind: 'linear-variable',
      fid: 0xef06,
      name: { zh: '劳动能力鉴定', en: 'assessment of working capacity' },
      records: elements(
        '45 an 14',
        '46 an 02',
        '47 an 02',
        '48 an 01',
        '49 an 01',
        '67 cn 04',
        '6B an 3C',
        '3 x 4A B-TLV 61 {13 an 02, 14 an 01, 15 an 14, 16 cn 04, 17 an 3C}',
      ),
      rules: holderData(policy, 0x87),
    },
    {
      kind: 'linear-variable',
      fid: 0xef07,
      name: { zh: '养老保险', en: 'pension insurance' },
      records: elements('70 an 03', '71 cn 03', '6E cn 04', '6C cn 04', '6F cn 04', '73 cn 04'),
      rules: holderData(policy, 0x88),
    },
    {
      kind: 'linear-variable',
      fid: 0xef15,
      name: { zh: '工伤', en: 'work injury insurance' },
      records: elements('7A cn 03', '7B cn 04', '7C cn 04'),
      rules: holderData(policy, 0x89),
    },
    {
      kind: 'linear-variable',
      fid: 0xef16,
      name: { zh: '生育', en: 'maternity insurance' },
      records: elements('51 cn 03', '5F an 01'),
      rules: holderData(policy, 0x8a),
    },
    {
      kind: 'linear-variable',
      fid: 0xef17,
      name: { zh: '社会保险 EF17', en: 'social insurance, EF17' },
      records: elements('3B an 14', '3C an 46', '3D an 01', '3E cn 04', '3F an 3C'),
      rules: holderData(policy, 0x8b),
    },
    {
      kind: 'linear-variable',
      fid: 0xef18,
      name: { zh: '社会保险 EF18', en: 'social insurance, EF18' },
      records: elements('74 an 03', '75 cn 03', '76 cn 01', '77 cn 04', '78 cn 04'),
      rules: holderData(policy, 0x8c),
    },
    {
      kind: 'linear-variable',
      fid: 0xef19,
      name: { zh: '社会保险 EF19', en: 'social insurance, EF19' },
      records: elements(
        '4 x 79 B-TLV 27 {18 an 03, 19 cn 03, 1A cn 04, 1B cn 04, 1C cn 04, 1D an 03, 1E cn 04}',
      ),
      rules: holderData(policy, 0x8d),
    },
  ];
}

/** DF03 社会保险 (1). ssc-card.md 1.5, 2.1, 2.2; tag 60 of EF05 as conventions, files left open. */
export const df03 = (policy: Policy): DirectoryPlan => df03Holding(df03Files(policy));

/** DF03 with the files of one generation. */
export function df03Holding(files: readonly FilePlan[]): DirectoryPlan {
  return {
    label: 'DF03',
    name: { zh: '社会保险（一）', en: 'social insurance 1' },
    fid: 0xdf03,
    aid: 'D15600000502',
    application: 'social',
    keys: [
      ...directoryKeys('DF03'),
      ...fileKeys(files, {
        'DF03.UK_EF05': 0x86,
        'DF03.UK_EF06': 0x87,
        'DF03.UK_EF07': 0x88,
        'DF03.UK_EF15': 0x89,
        'DF03.UK_EF16': 0x8a,
        'DF03.UK_EF17': 0x8b,
        'DF03.UK_EF18': 0x8c,
        'DF03.UK_EF19': 0x8d,
        'DF03.RK': READ_KEY,
      }),
    ],
    files,
    directories: [],
  };
}
