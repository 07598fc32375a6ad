import { describe, expect, test } from 'vitest';
import {
  enhancedPacket,
  interfaceDescription,
  LINKTYPE_RAW,
  sectionHeader,
} from '../../../../apdu/recording/capture/pcapng.js';

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Type, whole length (the same at both ends), and a multiple of 4. */
function expectBlock(bytes: Uint8Array, type: number): DataView {
  const view = viewOf(bytes);
  expect(view.getUint32(0, true)).toBe(type);
  expect(view.getUint32(4, true)).toBe(bytes.length);
  expect(view.getUint32(bytes.length - 4, true)).toBe(bytes.length);
  expect(bytes.length % 4).toBe(0);
  return view;
}

describe('blocks of pcapng', () => {
  test('a section begins with its magic number, byte order and version', () => {
    const bytes = sectionHeader({ comment: 'what', application: 'sscard 0.1.0' });
    const view = expectBlock(bytes, 0x0a0d0d0a);
    expect(view.getUint32(8, true)).toBe(0x1a2b3c4d);
    expect([view.getUint16(12, true), view.getUint16(14, true)]).toEqual([1, 0]);
    expect(view.getBigInt64(16, true)).toBe(-1n);
    expect(new TextDecoder().decode(bytes)).toMatch(/what.*sscard 0\.1\.0/s);
  });

  test('an interface has its link type', () => {
    const view = expectBlock(interfaceDescription(LINKTYPE_RAW, 'card', 'a card'), 1);
    expect(view.getUint16(8, true)).toBe(101);
  });

  test.each([0, 1, 2, 3, 4, 5])('a packet of %i bytes is filled up to whole words', (length) => {
    const bytes = enhancedPacket({ interfaceId: 1, timeUs: 0, bytes: new Uint8Array(length).fill(0xaa) });
    const view = expectBlock(bytes, 6);
    expect([view.getUint32(8, true), view.getUint32(20, true), view.getUint32(24, true)]).toEqual([
      1,
      length,
      length,
    ]);
    expect(bytes.length).toBe(32 + Math.ceil(length / 4) * 4);
  });

  test('a time has more than 32 bits', () => {
    const timeUs = Date.UTC(2026, 10, 23) * 1000 + 123_456;
    const view = viewOf(enhancedPacket({ interfaceId: 0, timeUs, bytes: new Uint8Array(0) }));
    expect(view.getUint32(12, true) * 2 ** 32 + view.getUint32(16, true)).toBe(timeUs);
  });

  test('a comment is an option of its own', () => {
    const bytes = enhancedPacket({ interfaceId: 0, timeUs: 0, bytes: new Uint8Array(0), comment: '社保卡' });
    const view = expectBlock(bytes, 6);
    expect([view.getUint16(28, true), view.getUint16(30, true)]).toEqual([1, 9]);
    expect(new TextDecoder().decode(bytes.subarray(32, 41))).toBe('社保卡');
  });
});
