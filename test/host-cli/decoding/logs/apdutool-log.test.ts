import { expect, test } from 'vitest';
import { APDUTOOL_LOG } from '../../../../host-cli/decoding/logs/apdutool-log.js';
import { readWith } from '../entry-text.js';
import { ATR, LOGS, SELECT } from './samples.js';

test('an exchange on each line', () => {
  // The tool tells the count of bytes that came in place of Le.
  expect(readWith(APDUTOOL_LOG, LOGS['apdutool-log'])).toEqual([
    ATR,
    SELECT,
    '00B207040B 07094131303030303031359000',
  ]);
});

test('a refused command without data has no length', () => {
  expect(
    readWith(APDUTOOL_LOG, 'CLA: 00, INS: 84, P1: 00, P2: 00, Lc: 00, Le: 00, SW1: 67, SW2: 00'),
  ).toEqual(['00840000 6700']);
});

test('a line that is cut is refused with its place', () => {
  expect(() => readWith(APDUTOOL_LOG, '\nCLA: 00, INS: 84, P1: 00')).toThrow(
    'line 2: the exchange is not complete',
  );
});
