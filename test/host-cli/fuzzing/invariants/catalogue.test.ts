import { expect, test } from 'vitest';
import { catalogue } from '../../../../host-cli/fuzzing/invariants/catalogue.js';
import { Watched } from '../../../support/watched.js';

test.each(['6D00', '6E00', '6881', '6882'])('%s says that there is no such command', (answer) => {
  expect(new Watched(catalogue).said('80F60000', answer)).toBeUndefined();
});

test.each(['9000', '6700', '6982', '6985'])('%s says that there is one', (answer) => {
  const watched = new Watched(catalogue);
  expect(watched.said('80F60000', answer)).toBe(`80F6 is known to the card: ${answer}`);
  expect(watched.told[0]!.mark).toBe('80F6');
});

test('a known instruction under a class that is not its own', () => {
  const watched = new Watched(catalogue);
  watched.said('10B0000000', '6982');
  expect(watched.told.map(({ mark }) => mark)).toEqual(['class']);
});

test('what another application serves is hidden here', () => {
  const watched = new Watched(catalogue);
  watched.card('select SSSE');
  expect(watched.said('80AE000000', '6985')).toBeDefined();
  watched.card('00A4040008A000000333010101');
  expect(watched.said('80AE000000', '6985')).toBeUndefined();
});

test('every class and instruction of a true card', () => {
  const watched = new Watched(catalogue);
  for (const cla of ['00', '01', '04', '0C', '10', '80', '84', '90', 'A0', 'FE']) {
    for (let ins = 0; ins < 256; ins++) watched.card(`${cla}${ins.toString(16).padStart(2, '0')}0000`);
  }
  expect(watched.told).toEqual([]);
});
