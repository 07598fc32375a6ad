import { expect, test } from 'vitest';
import { INVARIANTS } from '../../../../host-cli/fuzzing/invariants/invariant-table.js';
import { sourceFiles } from '../../../architecture/sources.js';

const HELPERS = ['contradiction', 'invariant', 'invariant-table', 'pin-commands', 'pin-status', 'together'];

test('every file of the folder is a row, and every row a file', () => {
  const files = sourceFiles('host-cli/fuzzing/invariants').map((path) => path.replace(/^.*\/|\.ts$/g, ''));
  expect(INVARIANTS.map(({ name }) => name).sort()).toEqual(
    files.filter((name) => !HELPERS.includes(name)).sort(),
  );
});

test.each(INVARIANTS.map((invariant) => [invariant.name, invariant] as const))(
  '%s is described',
  (_name, invariant) => {
    expect(invariant.meaning.en).not.toBe('');
    expect(invariant.meaning.zh).toMatch(/\p{Script=Han}/u);
    expect(invariant.source).not.toBe('');
  },
);
