import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, fromHex, toHex } from '../../../../apdu/bytes.js';
import {
  encodeFrame,
  FrameReader,
  MAXIMUM_FRAME_BYTES,
} from '../../../../host-cli/serving/vpcd/frame-reader.js';

function drain(reader: FrameReader): string[] {
  const frames: string[] = [];
  for (let next = reader.next(); next !== undefined; next = reader.next()) frames.push(toHex(next));
  return frames;
}

test('a frame split at every byte is one frame', () => {
  const bytes = encodeFrame(fromHex('00A4040005A000000001'));
  for (let cut = 0; cut <= bytes.length; cut++) {
    const reader = new FrameReader();
    reader.push(bytes.subarray(0, cut));
    expect(drain(reader)).toEqual(cut === bytes.length ? ['00A4040005A000000001'] : []);
    reader.push(bytes.subarray(cut));
    expect(drain(reader)).toEqual(cut === bytes.length ? [] : ['00A4040005A000000001']);
  }
});

test.each([0, 1, 2, 255, 256, 257, MAXIMUM_FRAME_BYTES])('a frame of %i bytes', (length) => {
  const contents = new Uint8Array(length).fill(0x5a);
  const bytes = encodeFrame(contents);
  expect(toHex(bytes.subarray(0, 2))).toBe(length.toString(16).padStart(4, '0').toUpperCase());
  const reader = new FrameReader();
  reader.push(bytes);
  expect(drain(reader)).toEqual([toHex(contents)]);
});

test('any frames, cut anywhere, come out in their order', () => {
  const frames = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 });
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sent, sizes) => {
      const bytes = concatBytes(...sent.map(encodeFrame));
      const reader = new FrameReader();
      const got: string[] = [];
      for (let start = 0, turn = 0; start < bytes.length; turn++) {
        const end = start + sizes[turn % sizes.length]!;
        reader.push(bytes.subarray(start, end));
        got.push(...drain(reader));
        start = end;
      }
      expect(got).toEqual(sent.map((contents) => toHex(contents)));
    }),
  );
});

describe('a length that came alone', () => {
  test.each([
    ['', undefined],
    ['00', undefined],
    ['0005', 5],
    ['000500', undefined],
    ['0001', 1],
    ['FFFF', 65_535],
  ])('after %s: %s', (hex, length) => {
    const reader = new FrameReader();
    for (const byte of fromHex(hex)) reader.push(Uint8Array.of(byte));
    expect(reader.loneLength).toBe(length);
  });

  test('after a whole frame', () => {
    const reader = new FrameReader();
    reader.push(fromHex('0001040007'));
    expect(reader.loneLength).toBeUndefined();
    expect(drain(reader)).toEqual(['04']);
    expect(reader.loneLength).toBe(7);
  });
});
