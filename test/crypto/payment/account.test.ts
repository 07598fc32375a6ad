import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panDigits, panField, udkSeed } from '../../../crypto/payment/account.js';
import { expectCode, hex, toHex } from '../support.js';

describe('Y of a UDK', () => {
  it.each([
    ['6228000100001', '01', '0622800010000101'],
    ['6231000000000000013', '01', '0000000000001301'],
    ['62280001000011', '17', '6228000100001117'],
    ['62280001', '99', '0000006228000199'],
  ])('of %s, %s', (pan, psn, y) => {
    const seed = udkSeed({ pan, psn });
    expect(toHex(seed.subarray(0, 8))).toBe(y);
    expect(seed.subarray(8)).toEqual(seed.subarray(0, 8).map((byte) => byte ^ 0xff));
  });

  it('takes 00 for a card without sequence number', () => {
    expect(udkSeed({ pan: '62280001000011' })).toEqual(udkSeed({ pan: '62280001000011', psn: '00' }));
  });

  it.each([
    ['6228000', '00'],
    ['62280000000000000000', '00'],
    ['6228000F', '00'],
    ['', '00'],
    ['62280001', '1'],
    ['62280001', '0F'],
    ['62280001', '001'],
  ])('refuses %s, %s', (pan, psn) => {
    expectCode(() => udkSeed({ pan, psn }), 'BAD_ARGUMENT');
  });
});

describe('PAN fields', () => {
  it('come back as they were', () => {
    const pan = fc.stringMatching(/^[0-9]{8,19}$/);
    fc.assert(
      fc.property(pan, fc.boolean(), (digits, long) => {
        expect(panDigits(long ? panField(digits, 10) : panField(digits))).toBe(digits);
      }),
    );
  });

  it('fill up with F', () => {
    expect(toHex(panField('6231000000000000013'))).toBe('6231000000000000013f');
    expect(toHex(panField('62280001', 10))).toBe('62280001ffffffffffff');
  });

  it('are undefined where they are no digits', () => {
    for (const text of ['', 'ff', '62f1', '6a28', 'f622']) expect(panDigits(hex(text))).toBeUndefined();
  });
});
