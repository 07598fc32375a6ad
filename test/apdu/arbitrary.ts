import fc from 'fast-check';
import { expect } from 'vitest';
import { CodecError, type CodecErrorCode } from '../../apdu/codec/codec-error.js';

/** Lengths at which a coding changes. */
export const EDGE_LENGTHS = [0, 1, 2, 254, 255, 256, 257, 65_534, 65_535] as const;

export const anyBytes = (maxLength = 300) => fc.uint8Array({ maxLength });

/** Any bytes give a value or a CodecError and nothing else. */
export function expectValueOrCodecError(decode: () => unknown): void {
  try {
    decode();
  } catch (error) {
    expect(error).toBeInstanceOf(CodecError);
  }
}

export function expectCodecError(action: () => unknown, code: CodecErrorCode, offset?: number): CodecError {
  let caught: unknown;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(CodecError);
  const error = caught as CodecError;
  expect(error.code).toBe(code);
  if (offset !== undefined) expect(error.offset).toBe(offset);
  return error;
}
