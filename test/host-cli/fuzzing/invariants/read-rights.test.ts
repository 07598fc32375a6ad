import { expect, test } from 'vitest';
import { readRights } from '../../../../host-cli/fuzzing/invariants/read-rights.js';
import { Watched } from '../../../support/watched.js';

const RECORD = '4501A19000';

test('a true card reads only for who may', () => {
  const watched = new Watched(readRights);
  watched.card(
    'select SSSE',
    '00B2012C00',
    '00B2013400',
    'auth SSSE.RK',
    '00B2013400',
    'select DF03',
    '00B2013400',
  );
  watched.card('verify', '00B2013400', 'select DF04', '00B2013400', 'auth DF04.RK_EF06', '00B2013400');
  expect(watched.told).toEqual([]);
});

test('a file that is read without PIN and key', () => {
  const watched = new Watched(readRights);
  watched.card('select DF03');
  expect(watched.said('00B2013400', RECORD)).toBe('a file was read without its right');
  expect(watched.said('00B2013400', '6982')).toBeUndefined();
  expect(watched.told[0]!.right).toBe('6982');
});

test('both rights are needed where both are asked for', () => {
  const watched = new Watched(readRights);
  watched.card('select DF04', 'verify');
  expect(watched.said('00B2013400', '9001319000')).toBeDefined();
});

test('free files need none', () => {
  const watched = new Watched(readRights);
  watched.card('select SSSE');
  expect(watched.said('00B2022C00', '0201339000')).toBeUndefined();
});
