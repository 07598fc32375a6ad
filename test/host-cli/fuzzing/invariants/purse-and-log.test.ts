import { expect, test } from 'vitest';
import { purseAndLog } from '../../../../host-cli/fuzzing/invariants/purse-and-log.js';
import { Watched } from '../../../support/watched.js';

const SELECT = '00A4040008A000000333010101';
const BALANCE = '80CA9F7900';
const NEWEST = '00B2015C00';
const balance = (amount: string): string => `9F7906${amount.padStart(12, '0')}9000`;
const RECORD = `${'01'.repeat(45)}9000`;

function paid(second: string, between: (watched: Watched) => void = () => undefined): Watched {
  const watched = new Watched(purseAndLog);
  watched.card(SELECT);
  watched.said(BALANCE, balance('10000'));
  watched.said(NEWEST, '6A83');
  watched.said('80A8000002830000', '9000');
  between(watched);
  watched.card(SELECT);
  watched.said(BALANCE, balance('9000'));
  watched.said(NEWEST, second);
  return watched;
}

test('money that leaves without a record', () => {
  expect(paid('6A83').told).toHaveLength(1);
  expect(paid(RECORD).told).toEqual([]);
});

test('so too when power failed meanwhile', () => {
  expect(paid('6A83', (watched) => watched.torn('00B2012C00')).told).toHaveLength(1);
});

test('a load by script is no payment', () => {
  expect(paid('6A83', (watched) => watched.said('04DA9F790A00000000900000000000', '9000')).told).toEqual([]);
});

test('answers to another Le are not compared', () => {
  const watched = paid(RECORD);
  watched.said('00B2015C01', '6C2D');
  expect(watched.told).toEqual([]);
});
