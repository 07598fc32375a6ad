import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pinBlock, pinOfBlock, zeroFilledPin } from '../../../crypto/payment/pin-block.js';
import { expectCode, hex, toHex } from '../support.js';

const pins = fc.stringMatching(/^[0-9]{4,12}$/);

it('has the form of DGI 8010 and of PIN CHANGE', () => {
  expect(toHex(pinBlock(2, '1234'))).toBe('241234ffffffffff');
  expect(toHex(pinBlock(0, '975318'))).toBe('06975318ffffffff');
  expect(toHex(pinBlock(2, '123456789012'))).toBe('2c123456789012ff');
  expect(toHex(zeroFilledPin('12345'))).toBe('1234500000000000');
});

it('gives the PIN back', () => {
  fc.assert(
    fc.property(pins, fc.constantFrom(0 as const, 2 as const), (pin, control) => {
      expect(pinOfBlock(control, pinBlock(control, pin))).toBe(pin);
      expect(pinOfBlock(control === 0 ? 2 : 0, pinBlock(control, pin))).toBeUndefined();
    }),
  );
});

it.each([
  '231234ffffffffff',
  '24123fffffffffff',
  '241234fffffffff0',
  '2412345fffffffff',
  '2d12345678901234',
  '24123a ffffffffff',
  '241234ffffffff',
  '',
])('sees no PIN in %s', (text) => {
  expect(pinOfBlock(2, hex(text))).toBeUndefined();
});

it.each(['', '123', '1234567890123', '12a4', '12 34'])('refuses the PIN "%s" without repeating it', (pin) => {
  expectCode(() => pinBlock(2, pin), 'BAD_ARGUMENT');
  expectCode(() => zeroFilledPin(pin), 'BAD_ARGUMENT');
  expect(() => pinBlock(2, `${pin}x77`)).toThrow(/^(?!.*x77)/);
});
