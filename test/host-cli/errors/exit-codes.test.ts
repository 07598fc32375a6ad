import { expect, test } from 'vitest';
import { EXIT_CODES, exitCodeLines } from '../../../host-cli/errors/exit-codes.js';

test('the numbers are those of the contract', () => {
  const numbers = Object.fromEntries(Object.entries(EXIT_CODES).map(([name, { value }]) => [name, value]));
  expect(numbers).toEqual({ DONE: 0, REFUSED: 1, USAGE: 2, LINK: 3, FILE: 4, FAULT: 70 });
});

test('every code is explained in the help', () => {
  const lines = exitCodeLines();
  expect(lines).toHaveLength(Object.keys(EXIT_CODES).length);
  expect(lines[1]).toMatch(/^ {2}1 +the card refused/);
});
