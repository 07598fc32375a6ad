import { expect, test } from 'vitest';
import { recordOrder } from '../../../../host-cli/fuzzing/invariants/record-order.js';
import { Watched } from '../../../support/watched.js';

const record = (byte: string): string => byte.repeat(18);
const append = (byte: string): string => `00DC000312${record(byte)}`;
const read = (number: number): string => `00B20${number}0400`;

const open = (): Watched => {
  const watched = new Watched(recordOrder);
  watched.card('select SSSE', 'select DF02', 'auth DF02.UK_EF16', 'file EF16');
  return watched;
};

test('the newest is number 1 on a true card, the oldest of five in a ring of four is gone', () => {
  const watched = open();
  watched.card(...['A1', 'A2', 'A3', 'A4', 'A5'].map(append));
  expect(watched.card(read(1), read(4))).toEqual([`${record('A5')}9000`, `${record('A2')}9000`]);
  expect(watched.told).toEqual([]);
});

test('the oldest as number 1', () => {
  const watched = open();
  watched.card(append('A1'), append('A2'));
  expect(watched.said(read(1), `${record('A1')}9000`)).toBeDefined();
});
