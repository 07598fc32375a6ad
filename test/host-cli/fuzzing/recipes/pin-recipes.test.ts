import { expect, test } from 'vitest';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import {
  changePin,
  verifyNearPin,
  verifyRightBankPin,
  verifyRightPin,
} from '../../../../host-cli/fuzzing/recipes/pin-recipes.js';
import { bytes, hex } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const watched = new Watched(pinCounter);
const { world } = watched;
const at = (label: string) => world.map.directories.find((one) => one.label === label)!;
const ssse = at('SSSE');
const composed = (recipe: { compose(of: typeof world): Uint8Array | undefined }) => {
  const made = recipe.compose(world);
  return made && hex(made);
};

test('the right PIN', () => {
  expect(composed(verifyRightPin(ssse))).toBe('0020000003246813');
  expect(verifyRightPin(ssse).secret).toBe(true);
  expect(composed(verifyRightPin(at('MF')))).toBeUndefined();
});

test('one digit of it another one', () => {
  expect(composed(verifyNearPin(ssse, 0, 1))).toBe('0020000003346813');
  expect(composed(verifyNearPin(ssse, 1, 9))).toBe('0020000003236813');
  expect(composed(verifyNearPin(ssse, 4, 5))).toBe('0020000003246863');
  expect(composed(verifyNearPin(at('MF'), 0, 1))).toBeUndefined();
});

test('the PIN of the bank in its block', () => {
  const bank = at('PBOC');
  const block = composed(verifyRightBankPin(bank))!;
  expect(block).toMatch(/^002000800826\d{6}FFFFFFFF$/);
  watched.card('00A4040008A000000333010101');
  expect(watched.card(block)).toEqual(['9000']);
  expect(composed(verifyRightBankPin(at('MF')))).toBeUndefined();
});

test('CHANGE PIN, right and wrong', () => {
  expect(composed(changePin(ssse, undefined))).toBe('805E010007246813FF246813');
  expect(composed(changePin(ssse, bytes('1111'), bytes('222222')))).toBe('805E0100061111FF222222');
  expect(changePin(ssse, undefined, bytes('222222')).secret).toBe(true);
  expect(changePin(ssse, bytes('1111')).secret).toBe(true);
  expect(changePin(ssse, bytes('1111'), bytes('2222')).secret).toBeUndefined();
  expect(composed(changePin(at('MF'), undefined))).toBeUndefined();
});

test('the verb of scripts, and back to where the command was sent', () => {
  const context = (label?: string) => ({
    has: () => false,
    defines: () => undefined,
    directory: label === undefined ? undefined : at(label),
  });
  const { script } = verifyRightPin(ssse);
  expect(script?.(context())).toEqual(['verify']);
  expect(script?.(context('SSSE'))).toEqual(['verify']);
  expect(script?.(context('DF04'))).toEqual(['verify', 'send   00 A4 04 00 06 D15600000503']);
  expect(script?.(context('MF'))).toEqual(['verify', 'send   00 A4 00 00 02 3F00']);
});
