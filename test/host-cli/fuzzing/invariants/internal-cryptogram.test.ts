import { expect, test } from 'vitest';
import { internalCryptogram } from '../../../../host-cli/fuzzing/invariants/internal-cryptogram.js';
import { Watched } from '../../../support/watched.js';

const ASK = `0088000010${'0102030405060708A1A2A3A4A5A6A7A8'}`;
/** Worked examples of the conventions, generation 3. */
const RIGHT = '88CD25678515C468';

test('the answer of a true card, at once and fetched', () => {
  const watched = new Watched(internalCryptogram);
  expect(watched.card('select SSSE', `${ASK}00`, ASK, '00C0000008')).toEqual([
    '9000',
    `${RIGHT}9000`,
    '6108',
    `${RIGHT}9000`,
  ]);
  expect(watched.told).toEqual([]);
});

test('another answer, at once and fetched', () => {
  const watched = new Watched(internalCryptogram);
  watched.card('select SSSE');
  expect(watched.said(`${ASK}00`, '00000000000000009000')).toBeDefined();
  watched.said(ASK, '6108');
  expect(watched.said('00C0000008', '00000000000000009000')).toBeDefined();
});
