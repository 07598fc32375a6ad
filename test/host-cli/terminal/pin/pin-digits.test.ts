import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePin } from '../../../../host-cli/terminal/pin/pin-digits.js';
import { hex } from '../../../support/hex.js';

it('is BCD, an odd count filled with F', () => {
  expect(hex(encodePin('246813'))).toBe('246813');
  expect(hex(encodePin('12345'))).toBe('12345F');
});

it('holds exactly the digits of every PIN', () => {
  const pins = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(pins, (digits) => {
      expect(hex(encodePin(digits.join(''))).replace(/F$/, '')).toBe(digits.join(''));
    }),
  );
});

describe('refuses, without repeating it,', () => {
  it.each([
    ['123', 'PIN_LENGTH'],
    ['', 'PIN_LENGTH'],
    ['1234567890123', 'PIN_LENGTH'],
    ['12 45', 'PIN_NOT_DIGITS'],
    ['24681A', 'PIN_NOT_DIGITS'],
    ['１２３４', 'PIN_NOT_DIGITS'],
    ['1234\n', 'PIN_NOT_DIGITS'],
  ])('%j: %s', (pin, code) => {
    expect(() => encodePin(pin)).toThrow(expect.objectContaining({ code }));
    if (pin === '') return;
    expect(() => encodePin(pin)).not.toThrow(
      expect.objectContaining({ message: expect.stringContaining(pin) }),
    );
  });
});
