import type { DirectoryPlan, FilePlan } from '../../../../plan/file-plan.js';
import { elements } from '../../../../plan/notation.js';
import { df02Files, df02Holding } from '../df02.js';
import { holderData, type Policy } from '../policy.js';
import { earlierFiles, SAME } from './earlier-files.js';

/** No source names the key that updates EF08; it is updated with that of EF09. */
const UK_EF08_EF09 = 0x86;

const employmentEf08 = (policy: Policy): FilePlan => ({
  kind: 'linear-variable',
  fid: 0xef08,
  name: { zh: '就业与失业 EF08', en: 'employment, EF08' },
  records: elements('52 cn 0A', '53 an 3E', '94 an 08', '54 cn 04'),
  rules: holderData(policy, UK_EF08_EF09),
});

/** DF02 就业与失业 of generation 1. ssc-card.md 1.6; 43 and 44, there called cn, hold elements with tags. */
export const df02 = (policy: Policy): DirectoryPlan =>
  df02Holding([
    ...earlierFiles(df02Files(policy), {
      EF05: [
        '40 B-TLV 34 {57 an 03, 58 cn 03, 59 an 28}',
        '41 B-TLV 34 {57 an 03, 58 cn 03, 59 an 28}',
        '42 cn 03',
        '43 B-TLV 1D {5A cn 07, 5B cn 01, 5C an 09, 5D cn 04}',
        '44 B-TLV 1D {5A cn 07, 5B cn 01, 5C an 09, 5D cn 04}',
      ],
      EF06: ['4B cn 04', '4C cn 04', '60 cn 04', '4D cn 04', '4F cn 04', '50 cn 04', '3A an 07'],
      EF07: SAME,
    }),
    employmentEf08(policy),
    ...earlierFiles(df02Files(policy), {
      EF09: ['55 cn 0A', '56 an 3E', '95 an 08', '96 cn 04', '97 cn 04'],
    }),
  ]);
