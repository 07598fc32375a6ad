import type { DirectoryPlan } from '../../../../plan/file-plan.js';
import { df03Files, df03Holding } from '../df03.js';
import type { Policy } from '../policy.js';
import { earlierFiles } from './earlier-files.js';

/** DF03 社会保险 (1) of generation 1. ssc-card.md 1.6. */
export const df03 = (policy: Policy): DirectoryPlan =>
  df03Holding(
    earlierFiles(df03Files(policy), {
      EF05: [
        '60 cn 04',
        '98 cn 04',
        '61 dec 04',
        '62 cn 04',
        '63 an 03',
        '64 an 03',
        '65 dec 03',
        '66 dec 03',
      ],
      EF06: ['67 cn 04', '68 an 3E', '69 an 3E', '6A an 10', '6B an 3C'],
      EF07: [
        '6C cn 04',
        '6D dec 04',
        '6E cn 04',
        '6F cn 04',
        '70 an 03',
        '71 dec 04',
        '72 dec 04',
        '73 cn 04',
      ],
    }),
  );
