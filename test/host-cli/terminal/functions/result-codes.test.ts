import { expect, it } from 'vitest';
import { RESULT_CODES } from '../../../../host-cli/terminal/functions/result-codes.js';

it('has the codes of the field, each once and in words', () => {
  const codes = Object.values(RESULT_CODES).map(({ code }) => code);
  expect(codes).toEqual([
    0, -1, -2, -3, -4, -5, -11, -12, -13, -14, -15, -20, -21, -22, -23, -24, -25, -31, -32, -33, -34, -35,
    -36, -41, -42, -51, -52, -2201, -2202, -2203, -2204,
  ]);
  for (const { meaning } of Object.values(RESULT_CODES)) {
    expect(meaning.zh).not.toBe('');
    expect(meaning.en).not.toBe('');
  }
});
