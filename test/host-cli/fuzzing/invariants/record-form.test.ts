import { expect, test } from 'vitest';
import { recordForm } from '../../../../host-cli/fuzzing/invariants/record-form.js';
import { Watched } from '../../../support/watched.js';

const atSsse = (): Watched => {
  const watched = new Watched(recordForm);
  watched.card('select SSSE');
  return watched;
};

test('a true card reads by number and by tag', () => {
  const watched = atSsse();
  watched.card(
    '00B2012C00',
    '00B2022C03',
    '00B2032800',
    '00B2062C00',
    'file EF05',
    '00B2020400',
    '00B2040000',
  );
  expect(watched.told).toEqual([]);
});

test.each([
  ['another record', '00B2022C00', '0304332E30309000'],
  ['another record for a tag', '00B2022800', '0304332E30309000'],
  ['a byte too few', '00B2032C00', '0304332E309000'],
  ['a byte too many', '00B2022C00', '020133069000'],
  ['a byte too few for an exact Le', '00B2032C06', '0304332E309000'],
  ['a length that lies', '00B2022C00', '0202339000'],
  ['no record at all', '00B2022C00', '029000'],
])('%s', (_what, command, answer) => {
  expect(atSsse().said(command, answer)).toBeDefined();
});

test('the beginning of a record for a shorter Le, as some cards give it', () => {
  expect(atSsse().said('00B2032C04', '0304332E9000')).toBeUndefined();
});

test('a record of a cyclic file is as long as all', () => {
  const watched = new Watched(recordForm);
  watched.card('select DF02');
  expect(watched.said('00B201B400', `${'00'.repeat(18)}9000`)).toBeUndefined();
  expect(watched.said('00B201B400', `${'00'.repeat(17)}9000`)).toBeDefined();
});
