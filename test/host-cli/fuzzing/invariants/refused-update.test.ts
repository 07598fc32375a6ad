import { expect, test } from 'vitest';
import { refusedUpdate } from '../../../../host-cli/fuzzing/invariants/refused-update.js';
import { Watched } from '../../../support/watched.js';

const READ = '00B2020400';
const open = (): Watched => {
  const watched = new Watched(refusedUpdate);
  watched.card('select SSSE', 'auth SSSE.UK2', 'file EF0D');
  return watched;
};

test('a true card', () => {
  const watched = open();
  watched.card(READ, '00DC020405EC03A1A2A3', READ, '00DC020404EB02A1A2', READ);
  expect(watched.told).toEqual([]);
});

test('what was refused and stands there all the same', () => {
  const watched = open();
  const [before] = watched.card(READ);
  watched.said('00DC020405EC03A1A2A3', '6A80');
  expect(watched.said(READ, before!)).toBeUndefined();
  expect(watched.said(READ, 'EB03A1A2A39000')).toBeDefined();
});
