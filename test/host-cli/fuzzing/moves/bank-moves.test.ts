import { expect, test } from 'vitest';
import { BANK_MOVES } from '../../../../host-cli/fuzzing/moves/bank-moves.js';
import { played } from '../../../support/move-context.js';

/** Each move, and what it must bring a true card to say. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  'look at the bank application': ['80CA 9000', '80CA 6A88', '00B2 9000'],
  'a purchase over contacts': ['80A8 9000', '80AE 9000', '0082 6300'],
  'scripts with a MAC of chance': ['841E 6988', '04DA 6988', '04DC 6988'],
  'a fast payment, with the purse looked at': ['80A8 9000', '80CA 9000', '00B2 9000'],
  'power fails in a fast payment': ['00B2 torn'],
  'a transaction with a wrong Le, then with the right one': ['80A8 6C14', '80AE 6C20'],
  'transactions are counted': ['80A8 9000', '80CA 9000'],
  'the bank PIN': ['0020 63C2', '0020 9000', '80CA 9000'],
};

test('every move is told of here', () => {
  expect(BANK_MOVES.map(({ name }) => name).sort()).toEqual(Object.keys(REACHES).sort());
});

test.each(BANK_MOVES.map((move) => [move.name, move] as const))('%s', async (name, move) => {
  const { heard, breaches } = await played(move, 150);
  expect([...heard]).toEqual(expect.arrayContaining([...REACHES[name]!]));
  expect(breaches).toEqual([]);
  expect(move.weight).toBeGreaterThan(0);
});
