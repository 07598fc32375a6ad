import { describe, expect, it } from 'vitest';
import { complement, debitSeed } from '../../../crypto/card-keys/field-bytes.js';
import { expectCode, hex, toHex } from '../support.js';

describe('complement', () => {
  it('turns every bit', () => {
    expect(toHex(complement(hex('00ff0ff0a5')))).toBe('ff00f00f5a');
  });
});

describe('debitSeed', () => {
  it('takes the right half of the terminal sequence', () => {
    expect(toHex(debitSeed(hex('01020304'), hex('0506'), hex('0708090a')))).toBe('010203040506090a');
  });

  it('refuses other lengths', () => {
    expectCode(() => debitSeed(hex('010203'), hex('0506'), hex('0708090a')), 'BAD_LENGTH');
  });
});
