import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { CaseOutcome, StepOutcome } from '../../apdu/script/script-result.js';
import type { Verdict } from './outcomes.js';

/** Words that several reports share. */
export const REPORT_WORDS = {
  expected: { en: 'expected', zh: '预期' },
  received: { en: 'received', zh: '实际' },
  at: { en: 'at', zh: '位置' },
  message: { en: 'message', zh: '信息' },
  noAnswer: { en: 'no answer', zh: '无应答' },
} as const satisfies Record<string, Bilingual>;

export const VERDICT_WORDS: Readonly<Record<Verdict, Bilingual>> = {
  passed: { en: 'Passed', zh: '通过' },
  retried: { en: 'Passed after a retry', zh: '重试后通过' },
  failed: { en: 'Failed', zh: '未通过' },
  error: { en: 'Not completed', zh: '未完成' },
  empty: { en: 'Nothing was checked', zh: '未执行任何检查' },
};

export const OUTCOME_WORDS: Readonly<Record<CaseOutcome, Bilingual>> = {
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '失败' },
  error: { en: 'error', zh: '错误' },
  skipped: { en: 'skipped', zh: '跳过' },
};

export const STEP_OUTCOME_WORDS: Readonly<Record<StepOutcome, Bilingual>> = {
  done: { en: 'done', zh: '完成' },
  passed: { en: 'as expected', zh: '符合预期' },
  failed: { en: 'failed', zh: '不符合预期' },
  tolerated: { en: 'other than expected, allowed', zh: '与预期不同（允许）' },
  fault: { en: 'fault', zh: '故障' },
  skipped: { en: 'not reached', zh: '未执行' },
};
