import { expect, test } from 'vitest';
import {
  OUTCOME_WORDS,
  REPORT_WORDS,
  STEP_OUTCOME_WORDS,
  VERDICT_WORDS,
} from '../../../host-cli/reports/words-table.js';

test.each(
  [REPORT_WORDS, VERDICT_WORDS, OUTCOME_WORDS, STEP_OUTCOME_WORDS].flatMap((table) => Object.entries(table)),
)('%s is told in both languages', (_name, { en, zh }) => {
  expect(en).toMatch(/^[ -~]+$/);
  expect(zh).toMatch(/\p{Script=Han}/u);
});
