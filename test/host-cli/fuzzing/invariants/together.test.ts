import { expect, test } from 'vitest';
import { Together } from '../../../../host-cli/fuzzing/invariants/together.js';

const both = (): Together => new Together('apart', '不同步');

test('the first must not change alone', () => {
  const values = both();
  expect(values.sawFirst('a')).toBeUndefined();
  expect(values.sawSecond('1')).toBeUndefined();
  values.disturbed();
  expect(values.sawFirst('b')).toBeUndefined();
  expect(values.sawSecond('1')?.what.en).toBe('apart');
});

test('the second may, and both may', () => {
  const values = both();
  for (const [first, second] of [
    ['a', '1'],
    ['a', '2'],
    ['b', '3'],
  ] as const) {
    values.disturbed();
    expect(values.sawFirst(first) ?? values.sawSecond(second)).toBeUndefined();
  }
});

test('what was seen at different times is not compared', () => {
  const values = both();
  values.sawFirst('a');
  values.sawSecond('1');
  values.disturbed();
  values.sawFirst('b');
  values.disturbed();
  expect(values.sawSecond('1')).toBeUndefined();
});

test('what was forgotten is not compared either', () => {
  const values = both();
  values.sawFirst('a');
  values.sawSecond('1');
  values.forget();
  values.sawFirst('b');
  expect(values.sawSecond('1')).toBeUndefined();
});
