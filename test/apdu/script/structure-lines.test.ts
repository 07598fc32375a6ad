import { expect, test } from 'vitest';
import { STEPS_BY_NAME } from '../../../apdu/script/steps/step-table.js';
import { opensBlock, STRUCTURE_LINES } from '../../../apdu/script/structure-lines.js';

test.each(STRUCTURE_LINES.map((row) => [row.name, row] as const))(
  '%s is described in both languages',
  (name, row) => {
    expect(row.usage.split(/[ |]/)[0]).toBe(name);
    expect(row.summary.en).not.toBe('');
    expect(row.summary.zh).not.toBe('');
  },
);

test('no line is a step too, and none stands twice', () => {
  const names = STRUCTURE_LINES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => STEPS_BY_NAME.has(name))).toEqual([]);
});

test('what goes on until end', () => {
  expect(STRUCTURE_LINES.map(({ name }) => name).filter(opensBlock)).toEqual([
    'block',
    'case',
    'cleanup',
    'for',
    'if',
  ]);
});
