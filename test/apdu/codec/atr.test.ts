import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { buildAtr, encodeAtr, type InterfaceGroup, parseAtr, pseudoAtr } from '../../../apdu/codec/atr.js';
import { expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const HISTORICAL = fromHex('00815443538660510100000001');

describe('the answers to reset of the card', () => {
  test.each([
    ['T=0', buildAtr({ historical: HISTORICAL }), '3B6D000000815443538660510100000001', [0], undefined],
    [
      'T=1',
      buildAtr({ historical: HISTORICAL, protocol: 'T=1' }),
      '3BED000001008154435386605101000000019E',
      [1],
      0x9e,
    ],
    ['pseudo', pseudoAtr(HISTORICAL), '3B8D8001008154435386605101000000017E', [0, 1], 0x7e],
  ] as const)('%s', (_title, bytes, hex, protocols, checkByte) => {
    expect(toHex(bytes)).toBe(hex);
    const atr = parseAtr(bytes);
    expect(atr).toMatchObject({ convention: 'direct', protocols, checkByteRight: true });
    expect(atr.checkByte).toBe(checkByte);
    expect(atr.historical).toEqual(HISTORICAL);
  });
});

describe('laws', () => {
  const byte = fc.nat(255);
  const group = fc.record({ ta: byte, tb: byte, tc: byte }, { requiredKeys: [] });
  const fields = fc
    .record({
      convention: fc.constantFrom('direct' as const, 'inverse' as const),
      chain: fc.array(fc.tuple(group, fc.nat(15)), { maxLength: 3 }),
      last: group,
      historical: fc.uint8Array({ maxLength: 15 }),
    })
    .map(({ convention, chain, last, historical }) => {
      const groups: InterfaceGroup[] = chain.map(([part, protocol]) => ({ ...part, protocol }));
      if (Object.keys(last).length > 0) groups.push(last);
      return { convention, groups, historical };
    });

  test('parse(encode(x)) is x', () => {
    fc.assert(
      fc.property(fields, (atr) => {
        expect(parseAtr(encodeAtr(atr))).toMatchObject(atr);
      }),
    );
  });

  test('any bytes give an ATR or a CodecError', () => {
    const begun = fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.of(0x3b, ...bytes));
    fc.assert(
      fc.property(fc.oneof(begun, fc.uint8Array({ maxLength: 40 })), (bytes) => {
        expectValueOrCodecError(() => parseAtr(bytes));
      }),
    );
  });
});

describe('errors', () => {
  test('a wrong check byte is told', () => {
    expect(parseAtr(fromHex('3B8D8001008154435386605101000000017F')).checkByteRight).toBe(false);
  });

  test.each([
    ['nothing', '', 0],
    ['a wrong first byte', '3C00', 0],
    ['no T0', '3B', 1],
    ['historical bytes cut', '3B02AA', 2],
    ['interface bytes cut', '3B70AA', 3],
    ['no check byte', '3B8001', 3],
    ['bytes after the end', '3B00AA', 2],
  ])('%s', (_title, hex, offset) => {
    expectCodecError(() => parseAtr(fromHex(hex)), 'ATR_MALFORMED', offset);
  });

  test('what has no coding', () => {
    expectCodecError(() => buildAtr({ historical: new Uint8Array(16) }), 'HISTORICAL_BYTES_LENGTH');
    const convention = 'direct';
    const historical = new Uint8Array(15);
    expectCodecError(() => encodeAtr({ convention, groups: [{}], historical }), 'ATR_MALFORMED');
    expectCodecError(
      () => encodeAtr({ convention, groups: [{ ta: 1 }, { ta: 2 }], historical }),
      'ATR_MALFORMED',
    );
    const groups = Array.from({ length: 5 }, () => ({ ta: 0, tb: 0, tc: 0, protocol: 1 }));
    expectCodecError(() => encodeAtr({ convention, groups, historical }), 'ATR_MALFORMED');
    expectCodecError(() => parseAtr(new Uint8Array(34).fill(0x3b)), 'ATR_MALFORMED');
  });

  test('T=15 alone asks for a check byte and names no protocol', () => {
    const bytes = encodeAtr({
      convention: 'direct',
      groups: [{ protocol: 15 }],
      historical: new Uint8Array(0),
    });
    expect(parseAtr(bytes)).toMatchObject({ protocols: [0], checkByteRight: true, checkByte: 0x8f });
  });
});
