import { describe, expect, test } from 'vitest';
import { type ClassByte, decodeClassByte, encodeClassByte } from '../../../apdu/codec/class-byte.js';
import { expectCodecError } from '../arbitrary.js';

const plain = { kind: 'interindustry', channel: 0, chaining: false, secureMessaging: 'none' } as const;

describe('class byte, ISO/IEC 7816-4:2005, 5.1.1', () => {
  test.each([
    [0x00, plain],
    [0x03, { ...plain, channel: 3 }],
    [0x04, { ...plain, secureMessaging: 'proprietary' }],
    [0x08, { ...plain, secureMessaging: 'header-not-authenticated' }],
    [0x0c, { ...plain, secureMessaging: 'header-authenticated' }],
    [0x10, { ...plain, chaining: true }],
    [0x40, { ...plain, channel: 4 }],
    [0x4f, { ...plain, channel: 19 }],
    [0x65, { ...plain, channel: 9, secureMessaging: 'header-not-authenticated' }],
    [0x50, { ...plain, channel: 4, chaining: true }],
    [0x20, { kind: 'reserved', value: 0x20 }],
    [0x84, { kind: 'proprietary', value: 0x84 }],
    [0xfe, { kind: 'proprietary', value: 0xfe }],
  ] satisfies [number, ClassByte][])('%i', (cla, parts) => {
    expect(decodeClassByte(cla)).toEqual(parts);
  });

  test('encode(decode(x)) is x for every byte but FF', () => {
    for (let cla = 0; cla < 0xff; cla++) expect(encodeClassByte(decodeClassByte(cla))).toBe(cla);
  });

  test('refuses FF, what is no byte, and parts without a coding', () => {
    for (const cla of [0xff, 256, -1, 0.5, Number.NaN])
      expectCodecError(() => decodeClassByte(cla), 'CLASS_INVALID');
    for (const parts of [
      { ...plain, channel: 20 },
      { ...plain, channel: -1 },
      { ...plain, channel: 4, secureMessaging: 'header-authenticated' },
      { kind: 'proprietary', value: 0x00 },
      { kind: 'reserved', value: 0x80 },
    ] satisfies ClassByte[]) {
      expectCodecError(() => encodeClassByte(parts), 'CLASS_INVALID');
    }
  });
});
