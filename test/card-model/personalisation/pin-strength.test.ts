import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { pinWeakness } from '../../../card-model/personalisation/pin-strength.js';

describe('digits in an order', () => {
  test.each(['000000', '888888', '1111', '123456', '4567', '789012', '987654', '3210', '210987'])(
    '%s is weak',
    (pin) => {
      expect(pinWeakness(pin)).toMatch(/^(all )?its digits/);
    },
  );
  test.each(['246813', '135792', '112233', '123465', '975318', '1', ''])('%j is not', (pin) => {
    expect(pinWeakness(pin)).toBeUndefined();
  });
});

describe('what others know of the holder', () => {
  const holder = {
    birthDate: '19870405',
    telephone: '+86 28-8612 3579',
    socialSecurityNumber: '51010019870405024X',
  };
  test.each([
    ...['19870405', '870405', '0405', '198704', '1987', '8704', '0487', '041987'],
    ...['0504', '05041987', '050487', '04051987', '040587'],
  ])('%s: the date of birth', (pin) => {
    expect(pinWeakness(pin, holder)).toMatch(/date of birth/);
  });
  test.each(['3579', '23579', '123579', '86123579', '862886123579'])('%s: the telephone number', (pin) => {
    expect(pinWeakness(pin, holder)).toMatch(/telephone/);
  });
  test.each(['05024', '405024', '5024', '0240', '050240'])('%s: the 社会保障号码', (pin) => {
    expect(pinWeakness(pin, holder)).toMatch(/社会保障号码/);
  });
  test.each(['246813', '870406', '0506', '861235', '510100', '357', '24'])('%s: none of it', (pin) => {
    expect(pinWeakness(pin, holder)).toBeUndefined();
  });
  test('what is not known, or is no date, is no reason', () => {
    expect(pinWeakness('870405', {})).toBeUndefined();
    expect(pinWeakness('870405', { birthDate: '', telephone: '', socialSecurityNumber: '' })).toBeUndefined();
    expect(pinWeakness('1987', { birthDate: '1987' })).toBeUndefined();
  });
});

const digits = (minimum: number, maximum: number) =>
  fc.array(fc.nat(9), { minLength: minimum, maxLength: maximum }).map((list) => list.join(''));

it('law: the reason never holds the PIN', () => {
  fc.assert(
    fc.property(digits(4, 12), digits(8, 8), (pin, birthDate) => {
      const holder = { birthDate, telephone: `1${pin}`, socialSecurityNumber: `1${pin}` };
      const weakness = pinWeakness(pin, holder);
      expect(weakness).toBeDefined();
      expect(weakness).not.toContain(pin);
    }),
  );
});

it('law: turned round, an order stays an order', () => {
  fc.assert(
    fc.property(
      fc.nat(9),
      fc.constantFrom(0, 1, 9),
      fc.integer({ min: 4, max: 12 }),
      (first, step, length) => {
        const pin = Array.from({ length }, (_, index) => (first + index * step) % 10);
        expect(pinWeakness(pin.join(''))).toBeDefined();
        expect(pinWeakness(pin.toReversed().join(''))).toBeDefined();
      },
    ),
  );
});
