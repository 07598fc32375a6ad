import { expect, test } from 'vitest';
import { NEVER_SAFE, SAFE_COMMANDS } from '../../../../host-cli/fuzzing/safety/safe-commands-table.js';

test.each(SAFE_COMMANDS.map((row) => [row.name, row] as const))(
  '%s has its reason and source',
  (_name, row) => {
    expect(row.reason.en).not.toBe('');
    expect(row.reason.zh).toMatch(/\p{Script=Han}/u);
    expect(row.source).not.toBe('');
  },
);

test('what is never safe has no row', () => {
  const safe = new Set(SAFE_COMMANDS.map(({ ins }) => ins));
  for (const { ins, name, reason } of NEVER_SAFE) {
    expect(safe.has(ins), name).toBe(false);
    expect(reason.zh).toMatch(/\p{Script=Han}/u);
  }
});
