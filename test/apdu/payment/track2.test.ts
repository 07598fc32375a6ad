import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { encodeTrack2, parseTrack2 } from '../../../apdu/payment/track2.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

test('PAN, expiry, service code, the rest', () => {
  expect(parseTrack2(fromHex('6212345678901234567D30122201234F'))).toEqual({
    pan: '6212345678901234567',
    expiry: '3012',
    serviceCode: '220',
    discretionary: '1234',
  });
});

test.each([
  ['', 'nothing'],
  ['6212345678901234', 'no separator'],
  ['6212D301222', 'a service code cut off'],
  ['6212D3012220F1', 'digits after the fill'],
  ['6212D3012220D1', 'two separators'],
  ['6212A301222012', 'a half byte A'],
  ['62123456789012345678D3012220', 'a PAN of 20 digits'],
  [`6212D3012220${'1'.repeat(28)}`, '20 bytes'],
])('%s: %s', (hex) => {
  expectCodecError(() => parseTrack2(fromHex(hex.length % 2 === 0 ? hex : `${hex}F`)), 'TRACK_INVALID');
});

test('what cannot be written', () => {
  const track = { pan: '6212', expiry: '3012', serviceCode: '220', discretionary: '' };
  expect(toHex(encodeTrack2(track))).toBe('6212D3012220');
  for (const wrong of [
    { pan: '' },
    { pan: '62D1' },
    { expiry: '301' },
    { serviceCode: '22000' },
    { discretionary: '1'.repeat(30) },
  ])
    expectCodecError(() => encodeTrack2({ ...track, ...wrong }), 'TRACK_INVALID');
});

test('laws: round trip; any bytes give a track or CodecError', () => {
  const digits = (min: number, max: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
  const track = fc.record({
    pan: digits(1, 19),
    expiry: digits(4, 4),
    serviceCode: digits(3, 3),
    discretionary: digits(0, 8),
  });
  fc.assert(
    fc.property(track, (parts) => {
      expect(parseTrack2(encodeTrack2(parts))).toEqual(parts);
    }),
  );
  fc.assert(fc.property(anyBytes(24), (bytes) => expectValueOrCodecError(() => parseTrack2(bytes))));
});
