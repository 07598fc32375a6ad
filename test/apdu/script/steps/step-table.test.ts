import { describe, expect, test } from 'vitest';
import { STEP_DEFINITIONS, STEPS_BY_NAME } from '../../../../apdu/script/steps/step-table.js';

describe.each(STEP_DEFINITIONS.map((row) => [row.name, row] as const))('%s', (name, row) => {
  test('is described in both languages', () => {
    expect(row.usage.split(' ')[0]).toBe(name);
    expect(row.summary.en).not.toBe('');
    expect(row.summary.zh).not.toBe('');
  });

  test('is found by its name', () => {
    expect(STEPS_BY_NAME.get(name)).toBe(row);
  });
});

test('no name stands twice', () => {
  expect(STEPS_BY_NAME.size).toBe(STEP_DEFINITIONS.length);
});
