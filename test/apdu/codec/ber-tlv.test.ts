import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import {
  encodeTlv,
  findTlv,
  isConstructed,
  parseTlv,
  type TlvInput,
  tagToHex,
} from '../../../apdu/codec/ber-tlv.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const FCI = '6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA5098801019F0C03860103';

const anyObject: fc.Arbitrary<TlvInput> = fc.letrec<{ object: TlvInput }>((tie) => ({
  object: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      tag: fc.constantFrom(0x01, 0x84, 0x9f0c, 0x5f2d, 0x9f02, 0x9fff01, 0x9fff8101),
      value: anyBytes(20),
    }),
    fc.record({
      tag: fc.constantFrom(0x6f, 0xa5, 0xbf0c, 0xff8106),
      children: fc.array(tie('object'), { maxLength: 3 }),
    }),
  ),
})).object;

describe('laws', () => {
  test('strict: encode(parse(encode(x))) is encode(x), and every byte is accounted for', () => {
    fc.assert(
      fc.property(fc.array(anyObject, { maxLength: 4 }), (objects) => {
        const bytes = encodeTlv(...objects);
        const nodes = parseTlv(bytes);
        expect(nodes.map(({ tag }) => tag)).toEqual(objects.map(({ tag }) => tag));
        expect(encodeTlv(...nodes)).toEqual(bytes);
      }),
    );
  });

  test('strict: any bytes that parse are encoded to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12, max: 0xa5 }), (bytes) => {
        let nodes: ReturnType<typeof parseTlv>;
        try {
          nodes = parseTlv(bytes);
        } catch {
          return;
        }
        expect(encodeTlv(...nodes)).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  test('any bytes give a value or a CodecError, in both modes', () => {
    fc.assert(
      fc.property(anyBytes(), fc.constantFrom('strict' as const, 'lenient' as const), (bytes, mode) => {
        expectValueOrCodecError(() => parseTlv(bytes, { mode }));
      }),
    );
  });
});

describe('reading', () => {
  test('the FCI of the card', () => {
    const nodes = parseTlv(fromHex(FCI));
    expect(nodes).toHaveLength(1);
    expect(toHex(findTlv(nodes, [0x6f, 0xa5, 0x9f0c])!.value)).toBe('860103');
    expect(findTlv(nodes, '6F/A5/9F0C')?.offset).toBe(24);
    expect(toHex(findTlv(nodes, '6f/84')!.value).slice(0, 4)).toBe('7378');
    expect(findTlv(nodes, '6F/9F0C')).toBeUndefined();
    expect(findTlv(nodes, [])).toBeUndefined();
    expectCodecError(() => findTlv(nodes, '6F/XY'), 'TLV_TAG_INVALID');
  });

  test('a path goes on to the next object with the tag', () => {
    const nodes = parseTlv(fromHex('7003010101 7003020102'));
    expect(toHex(findTlv(nodes, '70/02')!.value)).toBe('02');
  });

  test.each([
    [0, '00'],
    [1, '01'],
    [127, '7F'],
    [128, '8180'],
    [255, '81FF'],
    [256, '820100'],
    [257, '820101'],
    [65_535, '82FFFF'],
    [65_536, '83010000'],
  ])('a value of %i bytes', (length, coded) => {
    const bytes = encodeTlv({ tag: 0x04, value: new Uint8Array(length) });
    expect(toHex(bytes.subarray(1, 1 + coded.length / 2))).toBe(coded);
    expect(parseTlv(bytes)[0]!.value.length).toBe(length);
  });

  test.each([
    ['tag 00', '0000', 'TLV_TAG_INVALID', 0],
    ['a tag cut off', '9F', 'TLV_TRUNCATED', 1],
    ['a tag of five bytes', '9F8181818101', 'TLV_TAG_INVALID', 0],
    ['a tag padded with 80', '9F800100', 'TLV_TAG_INVALID', 0],
    ['no length', '84', 'TLV_TRUNCATED', 1],
    ['indefinite length', '6F80840000', 'TLV_INDEFINITE_LENGTH', 1],
    ['a length cut off', '048201', 'TLV_TRUNCATED', 1],
    ['a length of five bytes', '04850000000001AA', 'TLV_LENGTH_INVALID', 1],
    ['a length of FF', '04FF', 'TLV_LENGTH_INVALID', 1],
    ['a long form for a short length', '048101AA', 'TLV_LENGTH_INVALID', 1],
    ['a length with a leading zero', '04820080', 'TLV_LENGTH_INVALID', 1],
    ['a value cut off', '0402AA', 'TLV_TRUNCATED', 0],
    ['a huge length', '0484FFFFFFFF', 'TLV_TRUNCATED', 0],
    ['an inner object beyond its template', '6F03840500AABBCC', 'TLV_TRUNCATED', 2],
    ['fill after the objects', '0401AA00', 'TLV_TAG_INVALID', 3],
  ] as const)('strict refuses %s at its offset', (_title, hex, code, offset) => {
    expectCodecError(() => parseTlv(fromHex(hex)), code, offset);
  });

  test('nesting has a bottom', () => {
    const deep = Array.from({ length: 100 }, (_, index) => index).reduce<Uint8Array>(
      (value) => encodeTlv({ tag: 0x6f, value }),
      new Uint8Array(0),
    );
    expectCodecError(() => parseTlv(deep), 'TLV_TOO_DEEP');
    expect(parseTlv(deep, { mode: 'lenient' })).toHaveLength(1);
  });

  test('lenient skips fill, takes long forms, and keeps what is no object as a value', () => {
    const nodes = parseTlv(fromHex('0000 048101AA FFFF 6F02AABB 00'), { mode: 'lenient' });
    expect(nodes.map(({ tag, value }) => [tag, toHex(value)])).toEqual([
      [0x04, 'AA'],
      [0x6f, 'AABB'],
    ]);
    expect(nodes[1]!.children).toBeUndefined();
    expectCodecError(() => parseTlv(fromHex('0403AA'), { mode: 'lenient' }), 'TLV_TRUNCATED', 0);
  });
});

describe('writing', () => {
  test('refuses tags that are none', () => {
    for (const tag of [
      0,
      -1,
      0.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      0x1f,
      0x8401,
      0x9f80,
      0x1_0000_0000,
    ]) {
      expectCodecError(() => encodeTlv({ tag, value: new Uint8Array(0) }), 'TLV_TAG_INVALID');
    }
    expectCodecError(() => encodeTlv({ tag: 0x84, children: [] }), 'TLV_TAG_INVALID');
  });

  test('tags in words', () => {
    expect([0x01, 0x6f, 0x9f0c, 0xbf0c].map(tagToHex)).toEqual(['01', '6F', '9F0C', 'BF0C']);
    expect([0x01, 0x6f, 0x9f0c, 0xbf0c].map(isConstructed)).toEqual([false, true, false, true]);
  });
});
