import { describe, expect, test } from 'vitest';
import { PAYMENT_DATA_FUNCTIONS } from '../../../host-cli/script-functions/payment-data-functions.js';
import { runLines } from '../../support/script-value.js';

test.each(PAYMENT_DATA_FUNCTIONS.map(({ name, example }) => [name, example!]))(
  '%s: %s',
  async (_name, example) => {
    expect(await runLines(`check ${example}`, PAYMENT_DATA_FUNCTIONS)).toMatchObject({
      passed: true,
      reason: '',
    });
  },
);

describe('edges', () => {
  test.each([
    ['(dol-fill 9F3704 (part 00 0 0))', '00000000'],
    ['(dol-fill 9F0206 9F02020100)', '000000000100'],
    ['(decimal 00)', '0'],
    ['(decimal 999999999999)', '999999999999'],
    ['(pan 6231000000000000013D36122200000000000F)', '6231000000000000013'],
    ['(pan 623100FF)', '623100'],
  ])('%s', async (expression, value) => {
    expect(await runLines(`check ${expression} = ${value}`, PAYMENT_DATA_FUNCTIONS)).toMatchObject({
      passed: true,
      reason: '',
    });
  });

  test.each([
    ['(dol-fill 9F (part 00 0 0))', /dol-fill/],
    ['(decimal 0A)', /decimal digits/],
    ['(decimal 9999999999999999)', /at most 15/],
    ['(pan FF)', /begin with digits/],
  ])('%s is refused', async (expression, message) => {
    expect((await runLines(`set x = ${expression}`, PAYMENT_DATA_FUNCTIONS)).reason).toMatch(message);
  });
});
