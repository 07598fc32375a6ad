import type { DirectoryPlan, FilePlan } from '../../../plan/file-plan.js';
import { elements } from '../../../plan/notation.js';
import { key } from '../../../security/access-rule.js';
import { directoryKeys, fileKeys, type Policy, updatedWith } from './policy.js';

/** DF07, whose name was not seen; read with RK only. ssc-card.md 1.5, 2.1, 2.2; AID as conventions. */
export function df07(policy: Policy): DirectoryPlan {
  const rules = (read: number, update: number) => ({
    read: policy.reading(key(read), update),
    update: updatedWith(update),
  });
  const files: readonly FilePlan[] = [
    {
      kind: 'linear-variable',
      fid: 0xef05,
      name: { zh: 'DF07 EF05', en: 'DF07 EF05' },
      records: elements('F0 an 02', 'F1 an 01', 'F2 cn 04', 'F3 an 03', 'F4 cn 04'),
      rules: rules(0x83, 0x86),
    },
    {
      kind: 'linear-variable',
      fid: 0xef06,
      name: { zh: 'DF07 EF06', en: 'DF07 EF06' },
      records: elements('F5 an 03', 'F6 cn 04', 'F7 an 46'),
      rules: rules(0x84, 0x87),
    },
    {
      kind: 'linear-variable',
      fid: 0xef07,
      name: { zh: 'DF07 EF07', en: 'DF07 EF07' },
      records: elements('F8 cn 04', 'F9 an 01'),
      rules: rules(0x85, 0x88),
    },
  ];
  return {
    label: 'DF07',
    name: { zh: '其他应用（DF07）', en: 'further application (DF07)' },
    fid: 0xdf07,
    aid: 'D1560000050A',
    application: 'social',
    keys: [
      ...directoryKeys('DF07'),
      ...fileKeys(files, {
        'DF07.RK_EF05': 0x83,
        'DF07.RK_EF06': 0x84,
        'DF07.RK_EF07': 0x85,
        'DF07.UK_EF05': 0x86,
        'DF07.UK_EF06': 0x87,
        'DF07.UK_EF07': 0x88,
      }),
    ],
    files,
    directories: [],
  };
}
