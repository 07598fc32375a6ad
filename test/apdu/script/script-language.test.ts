import { expect, test } from 'vitest';
import { PREDEFINED } from '../../../apdu/script/script-language.js';
import { play } from './script-kit.js';

test.each(Object.entries(PREDEFINED))('$%s says what it holds and why it may hold nothing', (_name, row) => {
  expect(row.holds).not.toBe('');
  expect(row.absent).not.toBe('');
});

test.each(Object.keys(PREDEFINED))('$%s has a value in a running script', async (name) => {
  const result = await play(['send 00A40000', `set x = $${name}`], () => '9000', { generation: '3' });
  expect(result.passed).toBe(true);
});
