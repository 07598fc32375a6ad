import { expect, test } from 'vitest';
import { exactLength } from '../../../../host-cli/fuzzing/invariants/exact-length.js';
import { Watched } from '../../../support/watched.js';

const atSsse = (): Watched => {
  const watched = new Watched(exactLength);
  watched.card('select SSSE');
  return watched;
};

test('a true card keeps its word', () => {
  const watched = atSsse();
  expect(watched.card('00B2032C01', '00B2032C06')).toEqual(['6C06', '0304332E30309000']);
  expect(watched.told).toEqual([]);
});

test.each(['0304332E309000', '6C05', '6A83'])('%s in place of six bytes', (answer) => {
  const watched = atSsse();
  watched.said('00B2032C01', '6C06');
  expect(watched.said('00B2032C06', answer)).toBeDefined();
});

test('another command, or another Le, is not held to it', () => {
  const watched = atSsse();
  watched.said('00B2032C01', '6C06');
  expect(watched.said('00B2042C06', '6C0E')).toBeUndefined();
  watched.said('00B2032C01', '6C06');
  expect(watched.said('00B2032C05', '6C06')).toBeUndefined();
});

test('6C00 tells 256 bytes', () => {
  const watched = atSsse();
  watched.said('00B0000001', '6C00');
  expect(watched.said('00B0000000', `${'00'.repeat(256)}9000`)).toBeUndefined();
});
