import { expect, test } from 'vitest';
import { RISK_CHECKS } from '../../../../../card-model/applications/pboc/contactless/risk-checks.js';

test('every check is named in both languages, with its source', () => {
  for (const { name, meaning, source } of RISK_CHECKS) {
    expect(name).not.toBe('');
    expect(meaning.en).not.toBe('');
    expect(meaning.zh).not.toBe('');
    expect(source).toMatch(/^pboc\.md 3, step 4\.\d/);
  }
  expect(new Set(RISK_CHECKS.map(({ name }) => name)).size).toBe(RISK_CHECKS.length);
});
