import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { buildAts, encodeAts, parseAts, pseudoAtrFromAts } from '../../../apdu/codec/ats.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const HISTORICAL = fromHex('00815443538660510100000001');

test('the ATS of the card and the ATR a reader makes of it', () => {
  const ats = buildAts({ historical: HISTORICAL });
  expect(toHex(ats)).toBe('127877810200815443538660510100000001');
  expect(parseAts(ats)).toEqual({
    frameSizeCode: 8,
    ta: 0x77,
    tb: 0x81,
    tc: 0x02,
    historical: HISTORICAL,
    frameBytes: 256,
    supportsNad: false,
    supportsCid: true,
  });
  expect(toHex(pseudoAtrFromAts(ats))).toBe('3B8D8001008154435386605101000000017E');
});

test('parse(encode(x)) is x', () => {
  const byte = fc.nat(255);
  const optional = { frameSizeCode: fc.nat(15), ta: byte, tb: byte, tc: byte, historical: anyBytes(20) };
  const fields = fc.record(optional, { requiredKeys: ['frameSizeCode', 'historical'] });
  fc.assert(
    fc.property(fields, (ats) => {
      expect(parseAts(encodeAts(ats))).toMatchObject(ats);
    }),
  );
});

test('TL alone is the shortest ATS', () => {
  expect(parseAts(fromHex('01'))).toMatchObject({
    frameBytes: 32,
    supportsCid: true,
    historical: new Uint8Array(0),
  });
  expect(toHex(encodeAts({ historical: new Uint8Array(0) }))).toBe('01');
});

test('any bytes give an ATS or a CodecError', () => {
  const whole = anyBytes(300).map((bytes) => Uint8Array.of(bytes.length + 1, ...bytes));
  fc.assert(
    fc.property(fc.oneof(anyBytes(), whole), (bytes) => expectValueOrCodecError(() => parseAts(bytes))),
  );
});

test('refuses what is not whole or has no coding', () => {
  expectCodecError(() => parseAts(new Uint8Array(0)), 'ATS_MALFORMED', 0);
  expectCodecError(() => parseAts(fromHex('0378')), 'ATS_MALFORMED', 0);
  expectCodecError(() => parseAts(fromHex('037877')), 'ATS_MALFORMED', 3);
  expectCodecError(() => parseAts(fromHex('0280')), 'ATS_MALFORMED', 1);
  expectCodecError(() => encodeAts({ ta: 1, historical: new Uint8Array(0) }), 'ATS_MALFORMED');
  expectCodecError(() => encodeAts({ frameSizeCode: 16, historical: new Uint8Array(0) }), 'ATS_MALFORMED');
  expectCodecError(() => buildAts({ historical: new Uint8Array(250) }), 'HISTORICAL_BYTES_LENGTH');
  expect(buildAts({ historical: new Uint8Array(249) }).length).toBe(254);
  expectCodecError(
    () => pseudoAtrFromAts(buildAts({ historical: new Uint8Array(16) })),
    'HISTORICAL_BYTES_LENGTH',
  );
});
