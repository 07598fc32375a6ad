import { describe, expect, test } from 'vitest';
import { callVerb } from '../../../host-cli/script-verbs/call-verb.js';
import { everything, keyFile, nothing, ranWith } from './verb-run.js';

const ran = (lines: readonly string[], resources = everything) => ranWith(callVerb(resources), lines);
const reasons = async (lines: readonly string[], resources = everything) =>
  (await ran(lines, resources)).steps.map(({ message }) => message);

describe('what a function returns', () => {
  test('its code, its text and the parts of it are variables', async () => {
    const { passed } = await ran([
      'call iReadCard 1 2 "" "SSSEEF05|03|07|$SSSEEF06|09|$"',
      'check $call.code = 0',
      'check $call.text = "3.00|A10000015|$测试持卡人|$"',
      'check $call.2 = A10000015',
      'check $call.3 = "测试持卡人"',
    ]);
    expect(passed).toBe(true);
  });

  test('an error is for check to judge, and told in words', async () => {
    const { passed, steps } = await ran(['call iReadCardBas 1 without-keys', 'check $call.code = -2203']);
    expect(passed).toBe(true);
    expect(steps[0]!.message).toMatch(/^iReadCardBas returned -2203: 3\.0 卡/);
  });

  test('words may be variables', async () => {
    const lines = [
      'set address = "SSSEEF05|07|$"',
      'call iReadCard 1 2 "" $address',
      'check $call.1 = A10000015',
    ];
    expect(await ran(lines)).toMatchObject({ passed: true });
  });
});

describe('what the holder enters', () => {
  test('the PIN, another one, and a wrong one; none stands in messages', async () => {
    const lines = [
      'call iVerifyPIN 1 wrong-pin',
      'check $call.code = -51',
      'call iChangePIN 1 pin other-pin',
      'check $call.code = 0',
      'call iVerifyPIN 1',
      'check $call.code = -51',
      'call iVerifyPIN 1 other-pin',
      'check $call.code = 0',
    ];
    const { passed, steps } = await ran(lines);
    expect(passed).toBe(true);
    expect(steps.map(({ message }) => message).join()).not.toMatch(/246813|753186|746813/);
  });

  test('never stands in a script', async () => {
    await expect(ran(['call iVerifyPIN 1 246813'])).rejects.toThrow(
      /a\.apdu:1:19: a PIN is pin, other-pin, wrong-pin, never its digits/,
    );
    expect(await reasons(['set digits = 246813', 'call iVerifyPIN 1 $digits'])).toEqual([
      undefined,
      'a PIN is pin, other-pin, wrong-pin, never its digits',
    ]);
  });
});

describe('wrong words', () => {
  test.each([
    ['call', /a\.apdu:1:5: call needs the name of a function/],
    [
      'call iReadCardBsa 1',
      /a\.apdu:1:6: there is no function 'iReadCardBsa' to call; did you mean 'iReadCardBas'/,
    ],
    ['call iReadCardBas', /iReadCardBas takes iType; 0 given/],
    ['call iReadCardBas 1 2', /a\.apdu:1:21: iReadCardBas takes iType; 2 given/],
    ['call iChangePIN 1 pin other-pin pin', /iChangePIN takes iType \[PIN\] \[NEW-PIN\]; 4 given/],
  ])('%s', async (line, message) => {
    await expect(ran([line])).rejects.toThrow(message);
  });

  test('behind variables fail the step', async () => {
    expect(await reasons(['set name = iReadCardBsa', 'call $name 1'])).toEqual([
      undefined,
      expect.stringMatching(/there is no function/),
    ]);
    expect(await reasons(['set type = 1', 'call iDoDebit $type'])).toEqual([
      undefined,
      expect.stringMatching(/iDoDebit takes/),
    ]);
  });
});

describe('what is missing', () => {
  test.each([
    ['call iUnblockPIN 1 x', /a\.apdu:1:6: the script uses 'iUnblockPIN', which needs keys/],
    ['call iVerifyPIN 1', /a\.apdu:1:6: no PIN was given/],
    ['call iReadDebitRecord 1 pin', /a\.apdu:1:6: no PIN was given/],
  ])('is told when the script is read: %s', async (line, message) => {
    await expect(ran([line], nothing)).rejects.toThrow(message);
  });

  test('fails the step, not the run, where it shows only then', async () => {
    const lines = ['call iReadCard 1 1 "" "DF01EF05|20|$"', 'call iReadCard 1 2 "" "SSSEEF05|07|$"'];
    expect(await ran(lines, { ...nothing, keyFile })).toMatchObject({
      steps: [{ outcome: 'failed', message: expect.stringMatching(/^no PIN/) }, { outcome: 'passed' }],
    });
  });
});
