import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import { isPinValue, PIN_BYTES, Pin } from '../../../card-model/security/pin.js';
import { bytes, hex } from '../../support/hex.js';

const pin = (value = '246813', triesLeft = 6) => new Pin({ value: bytes(value), triesLeft, maximumTries: 6 });
const present = (tried: Pin, value: string, memory = new NonVolatileMemory()): boolean =>
  tried.present(memory, bytes(`FF${value}FF`), 1, value.length / 2);

describe('isPinValue', () => {
  it.each(['1234', '12345F', '123456', '1234567F', '12345678901F', '123456789012', '0000'])('%s', (value) => {
    expect(isPinValue(bytes(`AA${value}AA`), 1, value.length / 2)).toBe(true);
  });
  it.each([
    '',
    '12',
    '123F',
    '1F',
    '12FF',
    'FF',
    '123A',
    'A234',
    '1F34',
    '12345E',
    'F23456',
    '12345678901234',
  ])('not %s', (value) => {
    expect(isPinValue(bytes(value), 0, value.length / 2)).toBe(false);
  });
  it('has 2 to 6 bytes', () => {
    expect(PIN_BYTES).toEqual({ minimum: 2, maximum: 6 });
  });
});

describe('Pin', () => {
  it('spends a try for every comparison; all come back when asked for, at once', () => {
    const tried = pin();
    expect([present(tried, '111111'), tried.triesLeft]).toEqual([false, 5]);
    expect([present(tried, '246813'), tried.triesLeft]).toEqual([true, 4]);
    const memory = new NonVolatileMemory();
    tried.refillTries(memory);
    memory.rollback();
    expect(tried.triesLeft).toBe(6);
  });

  it('with one try left the right value still wins', () => {
    const tried = pin('246813', 1);
    expect([present(tried, '246813'), tried.triesLeft]).toEqual([true, 0]);
    tried.refillTries(new NonVolatileMemory());
    expect([tried.triesLeft, tried.blocked]).toEqual([6, false]);
  });

  it('with none left it is blocked', () => {
    const tried = pin('246813', 1);
    expect([present(tried, '111111'), tried.triesLeft, tried.blocked]).toEqual([false, 0, true]);
  });

  it('a torn comparison has spent its try, right or wrong', () => {
    for (const value of ['246813', '111111']) {
      const tried = pin();
      const memory = new NonVolatileMemory();
      memory.tearAfter(1);
      expect(() => present(tried, value, memory)).toThrow();
      memory.rollback();
      expect(tried.triesLeft).toBe(5);
    }
  });

  it('takes a new value with the command that sets it, or not at all', () => {
    const tried = pin();
    const memory = new NonVolatileMemory();
    tried.replace(memory, bytes('1234'));
    tried.restoreTries(memory);
    memory.rollback();
    expect(hex(tried.toImage().value)).toBe('246813');
    tried.replace(memory, bytes('1234'));
    memory.commit();
    expect(hex(tried.toImage().value)).toBe('1234');
    expect(present(tried, '1234')).toBe(true);
    expect(present(tried, '123413')).toBe(false);
  });

  it('law: only the value itself is right', () => {
    const values = fc.uint8Array({ minLength: 2, maxLength: 6 }).map(hex);
    fc.assert(
      fc.property(values, values, (right, shown) => {
        expect(present(pin(right), shown)).toBe(right === shown);
        expect(present(pin(right), right)).toBe(true);
      }),
    );
  });
});
