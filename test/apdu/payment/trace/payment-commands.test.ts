import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { type CommandApdu, decodeCommand } from '../../../../apdu/codec/command-apdu.js';
import { PAYMENT_COMMANDS, tagOfParameters } from '../../../../apdu/payment/trace/payment-commands.js';
import type { CommandDescription } from '../../../../apdu/trace/command-description.js';
import { Selection } from '../../../../apdu/trace/selection.js';

const names = new Selection();
const all: [string, CommandDescription][] = Object.entries(PAYMENT_COMMANDS);
const explain = (description: CommandDescription, command: CommandApdu) =>
  description.explain?.(command, names);

describe.each(all)('%s', (_key, description) => {
  test('is described, with its clause', () => {
    const { summary, clause, classes } = description;
    expect(summary.en && summary.zh && clause).toBeTruthy();
    expect(classes.length).toBeGreaterThan(0);
  });

  test('explains any parameters, and never tells its data', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (p1, p2) => {
        const data = fromHex('F1F2F3F4F5F6F7F8');
        const said = explain(description, { cla: 0, ins: 0, p1, p2, data, ne: 0, form: 'short' });
        if (said === undefined) return;
        expect(said.en && said.zh).toBeTruthy();
        expect(said.en + said.zh).not.toContain('F3F4F5');
      }),
    );
  });
});

test('PINs and personalisation data are secret', () => {
  const secret = all.filter(([, { secretData }]) => secretData).map(([key]) => key);
  expect(secret).toEqual(['VERIFY', 'PIN_CHANGE_UNBLOCK', 'STORE_DATA']);
});

test.each([
  ['GENERATE_AC', '80AE5000', 'GENERATE AC: ask for a TC with CDA'],
  ['GENERATE_AC', '80AE8000', 'GENERATE AC: ask for an ARQC'],
  ['GENERATE_AC', '80AE0000', 'GENERATE AC: ask for an AAC'],
  ['GENERATE_AC', '80AEC000', 'GENERATE AC with P1 C0'],
  ['GET_DATA', '80CA9F7900', 'GET DATA 9F79 electronic cash balance'],
  ['GET_DATA', '80CADF0100', 'GET DATA DF01'],
  ['PUT_DATA', '04DA9F58', 'PUT DATA 9F58 lower consecutive offline limit, card check'],
  ['READ_RECORD', '00B2011400', 'READ RECORD 1 of SFI 2'],
  ['PIN_CHANGE_UNBLOCK', '8424000104AABBCCDD', 'PIN CHANGE: a new PIN, enciphered with the current one'],
  ['PIN_CHANGE_UNBLOCK', '8424000204AABBCCDD', 'PIN CHANGE: a new PIN, enciphered'],
  ['PIN_CHANGE_UNBLOCK', '8424000004AABBCCDD', 'PIN UNBLOCK: restore the tries'],
] as const)('%s %s', (key, hex, sentence) => {
  expect(explain(PAYMENT_COMMANDS[key], decodeCommand(fromHex(hex)))?.en).toBe(sentence);
});

test('a tag of one byte stands in P2', () => {
  expect(tagOfParameters(decodeCommand(fromHex('80CA0082')))).toBe(0x82);
});
