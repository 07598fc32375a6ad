import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSignatureInRange,
  signatureFromDer,
  signatureToDer,
} from '../../../crypto/sm2/signature-encoding.js';
import { hex, ORDER, scalar, toHex, vectorsOf } from '../support.js';

describe('DER signatures', () => {
  it('are encoded as in the published example', () => {
    const [{ output }] = vectorsOf('SM2-SIGN') as [ReturnType<typeof vectorsOf>[number]];
    expect(toHex(signatureToDer(hex(output.r! + output.s!)))).toBe(output.der);
    expect(toHex(signatureFromDer(hex(output.der!))!)).toBe(output.r! + output.s!);
  });

  it.each([
    ['0', 0n, '020100'],
    ['1', 1n, '020101'],
    ['127', 127n, '02017f'],
    ['128', 128n, '02020080'],
    ['255', 255n, '020200ff'],
    ['256', 256n, '02020100'],
    ['2^255', 2n ** 255n, `022100${'80'.padEnd(64, '0')}`],
  ])('write %s in the shortest form', (_, value, integer) => {
    const signature = Uint8Array.of(...scalar(value), ...scalar(1n));
    const der = signatureToDer(signature);
    expect(toHex(der)).toBe(`30${(integer.length / 2 + 3).toString(16).padStart(2, '0')}${integer}020101`);
    expect(signatureFromDer(der)).toEqual(signature);
  });

  it('come back from any pair of numbers, and every other encoding of them is refused', () => {
    const number = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
    fc.assert(
      fc.property(fc.oneof(number, fc.bigInt({ min: 0n, max: 300n })), number, (r, s) => {
        const signature = Uint8Array.of(...scalar(r), ...scalar(s));
        const der = signatureToDer(signature);
        expect(signatureFromDer(der)).toEqual(signature);
      }),
    );
    // Whatever decodes must be the one encoding of what it decodes to.
    const [{ output }] = vectorsOf('SM2-SIGN') as [ReturnType<typeof vectorsOf>[number]];
    const der = hex(output.der!);
    for (let position = 0; position < der.length; position++) {
      for (let value = 0; value < 256; value++) {
        const changed = der.slice();
        changed[position] = value;
        const decoded = signatureFromDer(changed);
        if (decoded !== undefined) expect(signatureToDer(decoded)).toEqual(changed);
      }
    }
  });

  it('are never invented from garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const decoded = signatureFromDer(bytes);
        if (decoded !== undefined) expect(signatureToDer(decoded)).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['an empty sequence', '3000'],
    ['a set', '3106020101020101'],
    ['one integer', '3003020101'],
    ['three integers', '3009020101020101020101'],
    ['a byte after the sequence', '300602010102010100'],
    ['a byte inside the sequence', '300702010102010100'],
    ['a length that is too small', '3005020101020101'],
    ['a length that is too large', '3007020101020101'],
    ['the long form of a length', '308106020101020101'],
    ['the long form of an inner length', '300702810101020101'],
    ['an indefinite length', '30800201010201010000'],
    ['a negative integer', '3006020181020101'],
    ['a padded integer', '300702020001020101'],
    ['a padded zero', '300702020000020101'],
    ['an empty integer', '30050200020101'],
    ['a bit string for an integer', '3006030101020101'],
    ['an integer longer than the rest', '3006020101020201'],
    ['an integer of 33 bytes with a value', `3026022101${'00'.repeat(32)}020101`],
    ['an integer of 34 bytes', `302702220080${'00'.repeat(32)}020101`],
  ])('refuse %s', (_, der) => {
    expect(signatureFromDer(hex(der))).toBeUndefined();
  });
});

describe('the range of r and s', () => {
  const signature = (r: bigint, s: bigint) => Uint8Array.of(...scalar(r), ...scalar(s));

  it.each([
    [1n, 1n, true],
    [ORDER - 1n, ORDER - 1n, true],
    [0n, 1n, false],
    [1n, 0n, false],
    [ORDER, 1n, false],
    [1n, ORDER, false],
    [1n, ORDER - 1n, false],
    [ORDER - 1n, 1n, false],
  ])('%i, %i: %s', (r, s, inRange) => {
    expect(isSignatureInRange(signature(r, s))).toBe(inRange);
  });

  it.each([0, 63, 65])('is not met by %i bytes', (count) => {
    expect(isSignatureInRange(new Uint8Array(count).fill(1))).toBe(false);
  });
});
