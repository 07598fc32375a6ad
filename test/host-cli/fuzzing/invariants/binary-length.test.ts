import { expect, test } from 'vitest';
import { binaryLength } from '../../../../host-cli/fuzzing/invariants/binary-length.js';
import { Watched } from '../../../support/watched.js';

/** DF01 EF16 has 128h bytes. */
const atReserved = (): Watched => {
  const watched = new Watched(binaryLength);
  watched.card('select SSSE', 'select DF01', 'file EF16');
  return watched;
};

test('a true card', () => {
  const watched = atReserved();
  watched.card('00B0000000', '00B0000010', '00B0012008', '00B0012010', '00B0010000', '00B0960A0A');
  expect(watched.told).toEqual([]);
});

test.each([
  ['more than was left', '00B0012008', 9],
  ['more than was left, for Le 00', '00B0012000', 16],
  ['fewer than were asked for', '00B0000010', 15],
  ['fewer than there are, for Le 00', '00B0010000', 39],
])('%s', (_what, command, count) => {
  expect(atReserved().said(command, `${'00'.repeat(count)}9000`)).toBeDefined();
});
