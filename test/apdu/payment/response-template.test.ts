import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import {
  encodeObjects,
  encodeValues,
  parseCryptogramAnswer,
  parseProcessingOptions,
} from '../../../apdu/payment/response-template.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const AIP = fromHex('7C00');
const AFL = fromHex('0801010010010501');
const AC = fromHex('1122334455667788');
const IAD = fromHex('07010103A00000010A010000010000AABBCCDD');

describe('GET PROCESSING OPTIONS', () => {
  test('template 80 and 77 give one shape', () => {
    const values = parseProcessingOptions(encodeValues(AIP, AFL));
    const objects = parseProcessingOptions(
      encodeObjects([
        [0x82, AIP],
        [0x94, AFL],
      ]),
    );
    expect(values).toEqual({ ...objects, format: 'values' });
    expect(objects).toMatchObject({ format: 'objects', profile: AIP, fileLocator: AFL });
  });

  test('an answer without AFL', () => {
    for (const data of [
      encodeValues(AIP),
      encodeObjects([
        [0x82, AIP],
        [0x9f26, AC],
      ]),
    ])
      expect(parseProcessingOptions(data).fileLocator).toBeUndefined();
  });

  test.each([
    ['nothing', '', 'TEMPLATE_INVALID'],
    ['two templates', '80027C0080027C00', 'TEMPLATE_INVALID'],
    ['another template', '70047C000000', 'TLV_TAG_INVALID'],
    ['another tag', '82027C00', 'TEMPLATE_INVALID'],
    ['no AIP in 80', '80017C', 'TEMPLATE_INVALID'],
    ['no AIP in 77', '770494020801', 'TLV_TAG_MISSING'],
    ['an AIP of 3 bytes', '770582037C0000', 'TEMPLATE_INVALID'],
    ['an object twice', '770882027C0082027C00', 'TLV_TAG_REPEATED'],
    ['a length too long', '80037C00', 'TLV_TRUNCATED'],
    ['a byte too many', '80027C0000', 'TLV_TAG_INVALID'],
  ] as const)('%s', (_what, hex, code) => {
    expectCodecError(() => parseProcessingOptions(fromHex(hex)), code);
  });
});

describe('GENERATE AC', () => {
  test('template 80 and 77 give one shape', () => {
    const values = parseCryptogramAnswer(encodeValues(Uint8Array.of(0x80), Uint8Array.of(1, 2), AC, IAD));
    const objects = parseCryptogramAnswer(
      encodeObjects([
        [0x9f27, Uint8Array.of(0x80)],
        [0x9f36, Uint8Array.of(1, 2)],
        [0x9f26, AC],
        [0x9f10, IAD],
      ]),
    );
    expect(values).toEqual({ ...objects, format: 'values' });
    expect(objects).toMatchObject({ information: 0x80, counter: 0x0102, cryptogram: AC, issuerData: IAD });
  });

  test('a CDA answer has its cryptogram in the signature', () => {
    const signature = fromHex('AABB');
    const answer = parseCryptogramAnswer(
      encodeObjects([
        [0x9f27, Uint8Array.of(0x40)],
        [0x9f36, Uint8Array.of(0, 9)],
        [0x9f4b, signature],
        [0x9f10, IAD],
      ]),
    );
    expect(answer).toMatchObject({ counter: 9, signature });
    expect(answer.cryptogram).toBeUndefined();
  });

  test.each([
    ['too short in 80', '800A40000111223344556677', 'TEMPLATE_INVALID'],
    ['issuer data beyond 32 bytes', `802C400001${'11'.repeat(8)}${'00'.repeat(33)}`, 'TEMPLATE_INVALID'],
    ['no ATC', '770F9F2701409F2608112233445566778 8', 'TLV_TAG_MISSING'],
    ['neither AC nor signature', '77099F2701409F36020001', 'TLV_TAG_MISSING'],
    ['an AC of 7 bytes', '77139F2701409F360200019F260711223344556677', 'TEMPLATE_INVALID'],
  ] as const)('%s', (_what, hex, code) => {
    expectCodecError(() => parseCryptogramAnswer(fromHex(hex.replace(' ', ''))), code);
  });
});

test('laws: any bytes give an answer or CodecError; what is given stands in the bytes', () => {
  const begun = fc
    .tuple(fc.constantFrom(0x80, 0x77), fc.uint8Array({ maxLength: 60 }))
    .map(([tag, value]) => Uint8Array.of(tag, value.length, ...value));
  fc.assert(
    fc.property(fc.oneof(anyBytes(60), begun), (bytes) => {
      expectValueOrCodecError(() => {
        const { profile } = parseProcessingOptions(bytes);
        expect(toHex(bytes)).toContain(toHex(profile));
      });
      expectValueOrCodecError(() => parseCryptogramAnswer(bytes));
    }),
  );
});
