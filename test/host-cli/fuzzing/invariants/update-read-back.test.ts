import { expect, test } from 'vitest';
import { updateReadBack } from '../../../../host-cli/fuzzing/invariants/update-read-back.js';
import { Watched } from '../../../support/watched.js';

const UPDATE = '00DC020405EB03A1A2A3';
const READ = '00B2020400';

const open = (): Watched => {
  const watched = new Watched(updateReadBack);
  watched.card('select SSSE', 'auth SSSE.UK2', 'file EF0D');
  return watched;
};

test('a true card reads back what was written', () => {
  const watched = open();
  expect(watched.card(READ, UPDATE, READ).at(-1)).toBe('EB03A1A2A39000');
  expect(watched.told).toEqual([]);
});

test.each([
  ['a byte that was not written', READ, 'EB03A1A2A49000'],
  ['a neighbour that was', '00B2030400', 'EC01A59000'],
])('%s', (_what, read, answer) => {
  const watched = open();
  watched.card(UPDATE);
  expect(watched.said(read, answer)).toBeDefined();
});
