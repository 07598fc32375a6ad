import type { DirectoryPlan } from '../../../../plan/file-plan.js';
import { df01Files, df01Holding } from '../df01.js';
import type { Policy } from '../policy.js';
import { earlierFiles, SAME } from './earlier-files.js';

/** DF01 公共应用 of generation 1. ssc-card.md 1.6. */
export const df01 = (policy: Policy): DirectoryPlan =>
  df01Holding(
    earlierFiles(df01Files(policy), {
      EF05: [
        '20 an 01 户口类别 | household type',
        '21 an 3E 户口所在地地址 | registered address',
        '22 an 12',
      ],
      EF06: ['25 an 3E', '26 an 12', '27 cn 03', '28 an 0F 联系电话 | telephone'],
      EF07: SAME,
      EF08: SAME,
      EF09: ['2E an 3E', '2F an 08', '30 an 09', '31 an 01', '32 an 03'],
      EF0A: ['37 dec 04 国籍 | nationality', '38 dec 04', '39 cn 04'],
    }),
  );
