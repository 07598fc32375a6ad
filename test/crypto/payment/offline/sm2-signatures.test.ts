import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../../../crypto/index.js';
import {
  makeSm2DynamicSignature,
  makeSm2StaticSignature,
  verifySm2DynamicSignature,
  verifySm2StaticSignature,
} from '../../../../crypto/payment/offline/sm2-signatures.js';
import { counting, EXAMPLE_PRIVATE_KEY, EXAMPLE_PUBLIC_KEY, expectCode, hex, toHex } from '../../support.js';
import { problemOf } from './chain.js';

const suite = createCryptoSuite();
const data = hex('11223344');

describe('static signatures', () => {
  const signed = makeSm2StaticSignature(suite, EXAMPLE_PRIVATE_KEY, hex('1234'), data);
  const verify = (bytes: Uint8Array) => verifySm2StaticSignature(suite, EXAMPLE_PUBLIC_KEY, bytes, data);

  it('are 13, DAC and r, s over both and the data', () => {
    expect(signed).toHaveLength(67);
    expect(toHex(signed.subarray(0, 3))).toBe('131234');
    expect(suite.sm2.verify(signed.subarray(3), hex('13123411223344'), EXAMPLE_PUBLIC_KEY)).toBe(true);
    expect(verify(signed)).toEqual({ ok: true, authenticationCode: hex('1234') });
  });

  it('are refused', () => {
    expect(problemOf(verify(signed.slice(1)))).toBe('DATA_LENGTH');
    expect(problemOf(verify(Uint8Array.of(0x15, ...signed.slice(1))))).toBe('FORMAT');
    expect(problemOf(verify(Uint8Array.of(0x13, 0, ...signed.slice(2))))).toBe('SIGNATURE');
  });
});

describe('dynamic signatures', () => {
  const signed = makeSm2DynamicSignature(suite, EXAMPLE_PRIVATE_KEY, hex('020102'), data);
  const verify = (bytes: Uint8Array) => verifySm2DynamicSignature(suite, EXAMPLE_PUBLIC_KEY, bytes, data);

  it('are 15, LDD, data and r, s over all and the terminal data', () => {
    expect(toHex(signed.subarray(0, 5))).toBe('1503020102');
    expect(suite.sm2.verify(signed.subarray(5), hex('150302010211223344'), EXAMPLE_PUBLIC_KEY)).toBe(true);
    expect(verify(signed)).toEqual({ ok: true, dynamicData: hex('020102') });
  });

  it('are refused', () => {
    for (const bytes of [new Uint8Array(0), counting(65), signed.slice(0, -1), Uint8Array.of(...signed, 0)]) {
      expect(problemOf(verify(bytes))).toBe('DATA_LENGTH');
    }
    expect(problemOf(verify(Uint8Array.of(0x13, ...signed.slice(1))))).toBe('FORMAT');
  });

  it('hold up to 255 bytes', () => {
    const longest = makeSm2DynamicSignature(suite, EXAMPLE_PRIVATE_KEY, counting(255), data);
    expect(verify(longest)).toEqual({ ok: true, dynamicData: counting(255) });
    const make = () => makeSm2DynamicSignature(suite, EXAMPLE_PRIVATE_KEY, counting(256), data);
    expectCode(make, 'BAD_LENGTH');
  });
});
