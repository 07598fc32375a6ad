import type { DirectoryPlan, FilePlan } from '../../../../plan/file-plan.js';
import { df04Files, df04Holding } from '../df04.js';
import type { Policy } from '../policy.js';
import { earlierFiles, SAME } from './earlier-files.js';

const TRANSACTIONS_KEPT = 10;

/** DF04 社会保险 (2), 医保, of generation 1. ssc-card.md 1.6. */
export const df04 = (policy: Policy): DirectoryPlan =>
  df04Holding(
    earlierFiles(df04Files(policy), {
      EF05: [
        '80 cn 04',
        '81 an 3E',
        '82 an 08',
        '83 an 09',
        '84 an 3E',
        '85 an 08',
        '86 an 09',
        '87 an 3E',
        '88 an 08',
        '89 an 09',
        '8A an 0F',
        '8B an 0A',
        '8C an 01',
        '8F an 01',
      ],
      EF06: [
        '90 dec 04 允许脱网结算 | offline settlement allowed',
        '92 dec 04 单笔限额（分） | ceiling of one debit, fen',
        '93 dec 04 剩余次数 | debits left',
      ],
      EF08: SAME,
    }).map(
      (file): FilePlan => (file.kind === 'cyclic' ? { ...file, maximumRecords: TRANSACTIONS_KEPT } : file),
    ),
  );
