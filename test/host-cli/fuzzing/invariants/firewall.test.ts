import { expect, test } from 'vitest';
import { firewall } from '../../../../host-cli/fuzzing/invariants/firewall.js';
import { Watched } from '../../../support/watched.js';

test('a key of DF03 that opens DF02', () => {
  const watched = new Watched(firewall);
  watched.card('select SSSE', 'select DF03', 'auth DF03.RK', 'select DF02');
  expect(watched.said('00B2012C00', '4203A1A2A39000')).toBe('a key of another directory opened it');
});

test('a true card keeps them apart', () => {
  const watched = new Watched(firewall);
  watched.card(
    'select SSSE',
    'select DF03',
    'auth DF03.RK',
    'select DF02',
    '00B2012C00',
    'auth DF02.RK',
    '00B2012C00',
  );
  expect(watched.told).toEqual([]);
});

test('a right that nobody ever had is not its matter', () => {
  const watched = new Watched(firewall);
  watched.card('select DF02');
  expect(watched.said('00B2012C00', '4203A1A2A39000')).toBeUndefined();
});
