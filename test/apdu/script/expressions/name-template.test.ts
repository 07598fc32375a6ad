import { expect, test } from 'vitest';
import { readNameTemplate } from '../../../../apdu/script/expressions/name-template.js';
import type { Value } from '../../../../apdu/script/value.js';
import { bytesValue } from '../../../../apdu/script/value.js';
import { expectScriptError, number, readerOf, surroundings, word } from '../script-kit.js';

const variables: Record<string, Value> = {
  n: number(3),
  fid: word('EF05'),
  data: bytesValue(Uint8Array.of(1, 2)),
  row: { kind: 'row', columns: { name: '姓名' } },
  pin: { kind: 'word', text: '123456', secret: true },
};

function filled(words: string) {
  const { line, names } = readerOf(`case ${words}`);
  const template = readNameTemplate(line, names);
  return [template.text, template.fill(surroundings(variables))];
}

test.each([
  ['Records of EF05', 'Records of EF05', 'Records of EF05'],
  ['Record  $n of $fid # why', 'Record $n of $fid', 'Record 3 of EF05'],
  ['$row.name.', '$row.name.', '姓名.'],
  ['Record $n: $data', 'Record $n: $data', 'Record 3: 01 02'],
  ['($n)', '($n)', '(3)'],
  ['$5 and $', '$5 and $', '$5 and $'],
  ['PIN $pin', 'PIN $pin', 'PIN **'],
  ['the "quoted" one', 'the "quoted" one', 'the "quoted" one'],
])('%s', (words, text, name) => {
  expect(filled(words)).toEqual([text, name]);
});

test('a variable without a value is named with its place', () => {
  expectScriptError(() => filled('Record $x'), 'EVALUATION_FAILED', 13, '$x has no value yet');
});

test('the variables in it are told', () => {
  const { line, names } = readerOf('case $n of $row.x');
  readNameTemplate(line, names);
  expect([names.isRead('n'), names.isRead('row'), names.isRead('x')]).toEqual([true, true, false]);
});
