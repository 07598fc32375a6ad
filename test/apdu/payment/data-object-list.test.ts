import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, fromHex, toHex } from '../../../apdu/bytes.js';
import {
  buildDol,
  dolDataLength,
  encodeDol,
  MAXIMUM_DOL_DATA_BYTES,
  parseDol,
  placeInDol,
  splitDol,
} from '../../../apdu/payment/data-object-list.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const QPBOC = '9F66049F02069F03069F1A0295055F2A029A039C019F3704';

test('the PDOL of the field', () => {
  const dol = parseDol(fromHex(QPBOC));
  expect(dol).toHaveLength(9);
  expect(dol[0]).toEqual({ tag: 0x9f66, length: 4 });
  expect(dol[4]).toEqual({ tag: 0x95, length: 5 });
  expect(dolDataLength(dol)).toBe(33);
  expect(placeInDol(dol, 0x9f03)).toEqual({ offset: 10, length: 6 });
  expect(placeInDol(dol, 0x9f7a)).toBeUndefined();
  expect(toHex(encodeDol(dol))).toBe(QPBOC);
});

describe('values are fitted', () => {
  const built = (list: string, ...values: [tag: number, hex: string][]) =>
    toHex(buildDol(parseDol(fromHex(list)), new Map(values.map(([tag, hex]) => [tag, fromHex(hex)]))));

  test.each([
    ['without value: zeros', '9F3704', [], '00000000'],
    ['unknown tag: zeros', 'DF0102', [], '0000'],
    ['numeric, too short: zeros on the left', '9F0206', [[0x9f02, '1234']], '000000001234'],
    ['numeric, too long: cut on the left', '9F0202', [[0x9f02, '000000001234']], '1234'],
    ['bytes, too short: zeros on the right', '9F6604', [[0x9f66, '2680']], '26800000'],
    ['bytes, too long: cut on the right', '9F6602', [[0x9f66, '26800000']], '2680'],
    ['characters, too short: zeros on the right', '9F4E04', [[0x9f4e, '4142']], '41420000'],
    ['compressed numeric, too short: FF on the right', '5A04', [[0x5a, '6212']], '6212FFFF'],
    ['compressed numeric, too long: cut on the right', '5A01', [[0x5a, '6212']], '62'],
    ['no length: nothing', '9F0200', [[0x9f02, '000000001234']], ''],
    ['the same tag twice', '9F37019F3702', [[0x9f37, 'AABB']], 'AAAABB'],
  ] as [string, string, [number, string][], string][])('%s', (_what, list, values, expected) => {
    expect(built(list, ...values)).toBe(expected);
  });
});

describe('refused', () => {
  test.each([
    ['a tag without length', '9F37', 0],
    ['a tag cut off', '95059F', 2],
    ['tag 00', '0004', 0],
    ['a tag that never ends', '9FFFFFFF01', 0],
    ['a tag not in its shortest form', '9F8001', 0],
  ])('%s', (_what, hex, offset) => {
    expectCodecError(() => parseDol(fromHex(hex)), 'DOL_INVALID', offset);
  });

  test('more data than fit one command', () => {
    expect(dolDataLength(parseDol(fromHex('5AFC')))).toBe(MAXIMUM_DOL_DATA_BYTES);
    expectCodecError(() => parseDol(fromHex('5AFD')), 'DOL_TOO_LONG');
    expectCodecError(() => parseDol(fromHex('5AFC5701')), 'DOL_TOO_LONG', 3);
  });

  test('data of another length', () => {
    expectCodecError(() => splitDol(parseDol(fromHex('9F3704')), fromHex('AABBCC')), 'DOL_DATA_LENGTH');
  });

  test.each([
    { tag: 0, length: 1 },
    { tag: 0x9f, length: 1 },
    { tag: 0x9537, length: 1 },
    { tag: 0x1_0000_0000, length: 1 },
    { tag: 0x95, length: 253 },
    { tag: 0x95, length: -1 },
  ])('%j cannot be written', (entry) => {
    expectCodecError(() => encodeDol([entry]), 'DOL_INVALID');
  });
});

test('laws: lists and data come back; any bytes give a list or CodecError', () => {
  fc.assert(
    fc.property(anyBytes(40), (bytes) =>
      expectValueOrCodecError(() => expect(toHex(encodeDol(parseDol(bytes)))).toBe(toHex(bytes))),
    ),
  );
  const entry = fc.record({ tag: fc.constantFrom(0x95, 0x9f02, 0x5a, 0xdf69, 0x9f4e), length: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (dol) => {
      expect(parseDol(encodeDol(dol))).toEqual(dol);
      const data = buildDol(dol, { get: (tag) => Uint8Array.of(tag & 0xff) });
      expect(data).toHaveLength(dolDataLength(dol));
      expect(toHex(concatBytes(...splitDol(dol, data).map(({ value }) => value)))).toBe(toHex(data));
    }),
  );
});
