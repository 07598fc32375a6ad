import { expect, test } from 'vitest';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { actsOutsideOfCases, casesIn } from '../../../../apdu/script/running/outside-of-cases.js';

const body = (...lines: string[]) => parseScript(`set x = 00\n${lines.join('\n')}`, 'f').body;
const CASE = (name: string) => [`case ${name}`, 'send 00', 'end'];

test('cases are found in loops and conditions, in their order', () => {
  const { items } = body(
    ...CASE('a'),
    'for n in 1..2',
    ...CASE('b'),
    'end',
    'if generation 3',
    ...CASE('c'),
    'else if generation 2',
    ...CASE('d'),
    'else',
    ...CASE('e'),
    'end',
  );
  expect(casesIn(items).map(({ name }) => name.text)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(casesIn(body('send 00').items)).toEqual([]);
});

test.each([
  [['note x', 'took 1 ms', ...CASE('a')], false],
  [['for n in 1..2', ...CASE('a'), 'end'], false],
  [['if generation 3', 'note x', 'else', ...CASE('a'), 'end'], false],
  [['send 00'], true],
  [['check 00 = 00'], true],
  [['reset'], true],
  [['do b', 'block b', 'note x', 'end'], true],
  [['for n in 1..2', 'send 00', 'end'], true],
  [['if generation 3', 'else', 'send 00', 'end'], true],
  [['cleanup', 'reset', 'end'], true],
])('%j does something outside of cases: %s', (lines, acts) => {
  expect(actsOutsideOfCases(body(...lines))).toBe(acts);
});
