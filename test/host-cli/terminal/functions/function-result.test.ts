import { describe, expect, it } from 'vitest';
import { TransportError } from '../../../../apdu/transport/transport-error.js';
import {
  asFunction,
  authenticationFailure,
  cardFailure,
  failure,
  identificationFailure,
} from '../../../../host-cli/terminal/functions/function-result.js';
import { refusal } from '../../../../host-cli/terminal/refusal.js';
import { TerminalError } from '../../../../host-cli/terminal/terminal-error.js';

const STEP = { en: 'reading', zh: '读' };
const failing = (error: unknown) => asFunction(() => Promise.reject(error));

describe('a function returns', () => {
  it('0 and its text when all went well', async () => {
    expect(await asFunction(async () => 'text')).toEqual({ code: 0, text: 'text' });
  });

  it.each([
    [0x6982, -27010],
    [0x63c0, -25536],
    [0x6a88, -27272],
    [0x9303, -37635],
  ])('minus the status word %i', async (statusWord, code) => {
    const result = await failing(cardFailure(refusal(STEP, statusWord)));
    expect(result).toEqual({ code, text: expect.stringMatching(/^读：/) });
  });

  it.each([
    [new TransportError('NO_CARD', 'x'), -2],
    [new TransportError('NO_READER', 'x'), -11],
    [new TransportError('CLOSED', 'x'), -12],
    [new TransportError('LINK_FAILED', 'x'), -4],
    [new TerminalError('PIN_LENGTH', 'x'), -33],
    [new TerminalError('PIN_NOT_DIGITS', 'x'), -41],
    [new TerminalError('KEY_NAME_UNKNOWN', 'x'), -2201],
    [new TerminalError('ALGORITHM_NOT_SUPPORTED', 'x'), -2202],
    [failure('NOT_GENUINE'), -21],
  ])('%s as %i', async (error, code) => {
    const result = await failing(error);
    expect(result.code).toBe(code);
    expect(result.text).not.toBe('');
  });

  it('no code for a fault of the program: that is thrown', async () => {
    await expect(failing(new RangeError('fault'))).rejects.toThrow('fault');
  });
});

it.each([
  [refusal(STEP, 0x6a82), -27266],
  [{ outcome: 'not-understood', part: 'VERSION', reason: STEP }, -1],
  [{ outcome: 'not-understood', part: 'CARD_IDENTIFICATION', reason: STEP }, -20],
] as const)('an identification that fails', (result, code) => {
  expect(identificationFailure(result).result.code).toBe(code);
});

it.each([
  ['psam-refused', 0x6a88, -24],
  ['psam-refused', 0x6985, -0x6985],
  ['key-unknown', 0x6a88, -0x6a88],
  ['refused', 0x63c2, -0x63c2],
] as const)('an authentication that is %s with %i is %i', (outcome, statusWord, code) => {
  const refused = { ...refusal(STEP, statusWord), outcome, key: 'SSSE.RK' };
  expect(authenticationFailure(refused).result).toEqual({ code, text: refused.reason.zh });
});
