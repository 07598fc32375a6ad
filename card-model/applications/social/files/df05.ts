import type { DirectoryPlan, FilePlan } from '../../../plan/file-plan.js';
import { elements } from '../../../plan/notation.js';
import { directoryKeys, fileKeys, holderData, type Policy, READ_KEY } from './policy.js';

/** DF05 人事人才. ssc-card.md 1.5, 2.2; one source. */
export function df05(policy: Policy): DirectoryPlan {
  const files: readonly FilePlan[] = [
    {
      kind: 'linear-variable',
      fid: 0xef05,
      name: { zh: '人事人才', en: 'personnel and talent' },
      records: elements(
        'A0 an 01',
        'A1 an 01',
        'B9 an 01',
        'A2 an 04',
        'A9 cn 01',
        '5 x A3 B-TLV 18 {A5 an 10, A6 an 04}',
        'A4 B-TLV 17 {A7 an 10, A8 an 03}',
        'BA an 14',
        'BB an 64',
        'AA an 14',
        'AB cn 04',
        'AC an 01',
        'AD an 01',
        'AE an 01',
        'AF an 01',
        'B0 an 01',
        'B1 an 01',
        'B2 an 01',
        'B3 an 01',
        'B4 an 01',
        'B5 an 01',
        'B6 an 01',
        'B7 an 01',
        'BC an 01',
        'B8 an 28',
      ),
      rules: holderData(policy, 0x83),
    },
  ];
  return {
    label: 'DF05',
    name: { zh: '人事人才', en: 'personnel and talent' },
    fid: 0xdf05,
    aid: 'D15600000504',
    application: 'social',
    keys: [
      ...directoryKeys('DF05'),
      ...fileKeys(files, {
        'DF05.UK_EF05': 0x83,
        'DF05.RK': READ_KEY,
      }),
    ],
    files,
    directories: [],
  };
}
