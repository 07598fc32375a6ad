import { expect, test } from 'vitest';
import {
  counterIn,
  transactionCounter,
} from '../../../../host-cli/fuzzing/invariants/transaction-counter.js';
import { Exchange } from '../../../../host-cli/fuzzing/world/exchange.js';
import { bytes } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const BEGIN = '80A8000002830000';
const ASK = '80CA9F3600';

const inBank = (): Watched => {
  const watched = new Watched(transactionCounter);
  watched.card('00A4040008A000000333010101');
  return watched;
};

test.each([
  ['80AE400000', '801240000C11223344556677889000', 12],
  ['80AE400000', '77079F3602000D9F27019000', undefined],
  ['80AE400000', '77099F3602000D9F2701409000', 13],
  ['80A8000000', '77059F3602000E9000', 14],
  [ASK, '9F3602000F9000', 15],
  [ASK, '6A88', undefined],
  ['80CA9F1300', '9F1302000F9000', undefined],
])('%s answered %s', (command, answer, counter) => {
  expect(counterIn(new Exchange(bytes(command), bytes(answer)))).toBe(counter);
});

test('it may rise and stay, and never falls', () => {
  const watched = inBank();
  for (const answer of ['9F360200059000', '9F360200059000', '9F360200099000']) {
    expect(watched.said(ASK, answer)).toBeUndefined();
  }
  expect(watched.said(ASK, '9F360200089000')).toBe('the ATC is 8; it must be 9 or more');
});

test('each transaction raises it', () => {
  const watched = inBank();
  watched.said(ASK, '9F360200059000');
  watched.said(BEGIN, '80027C009000');
  watched.said(BEGIN, '6985');
  expect(watched.said(ASK, '9F360200059000')).toContain('must be 6 or more');
});
