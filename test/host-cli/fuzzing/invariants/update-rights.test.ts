import { expect, test } from 'vitest';
import { updateRights } from '../../../../host-cli/fuzzing/invariants/update-rights.js';
import { Watched } from '../../../support/watched.js';

const UPDATE = '00DC0234052403A1A2A3';

test('a true card writes only for who may', () => {
  const watched = new Watched(updateRights);
  watched.card('select DF01', UPDATE, 'auth DF01.UK_EF06', UPDATE, 'file EF05', UPDATE);
  expect(watched.told).toEqual([]);
});

test('an update without its key, with another key, and of what nobody may update', () => {
  const watched = new Watched(updateRights);
  watched.card('select DF01');
  expect(watched.said(UPDATE, '9000')).toBe('a file was changed without its right');
  watched.card('select DF01', 'auth DF01.UK_EF05');
  expect(watched.said(UPDATE, '9000')).toBeDefined();
  watched.card('select DF04', 'verify');
  expect(watched.said(`00DC00431C${'00'.repeat(28)}`, '9000')).toBeDefined();
});

test('an update over contactless, be the key shown', () => {
  const watched = new Watched(updateRights, { cardInterface: 'contactless' });
  watched.card('select DF01', 'auth DF01.UK_EF06');
  expect(watched.said(UPDATE, '9000')).toBeDefined();
  expect(watched.said(UPDATE, '6982')).toBeUndefined();
});
