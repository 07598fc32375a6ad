import { expect, test } from 'vitest';
import { CORE_FUNCTIONS } from '../../../apdu/script/functions/core-functions.js';
import { scriptFunctions } from '../../../host-cli/script-functions/function-table.js';

test('every function has a name of its own and says what it does in both languages', () => {
  const resources = { environment: {}, hasPin: false, pin: async () => '' };
  const rows = [...CORE_FUNCTIONS, ...scriptFunctions(resources)];
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  for (const { name, summary } of rows) {
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(summary.en).not.toBe('');
    expect(summary.zh).toMatch(/\S/);
  }
});
