import { CodecError } from './codec-error.js';

/** An answer: data of 0 to 65536 bytes and SW1-SW2 as one 16-bit number. */
export interface ResponseApdu {
  data: Uint8Array;
  statusWord: number;
}

/**
 * The data are a view on `bytes`, not a copy.
 * @throws CodecError `RESPONSE_TOO_SHORT` below two bytes. ISO/IEC 7816-4:2005, 5.1.
 */
export function decodeResponse(bytes: Uint8Array): ResponseApdu {
  const length = bytes.length;
  if (length < 2) {
    throw new CodecError(
      'RESPONSE_TOO_SHORT',
      `an answer has at least the 2 bytes of its status word; this one has ${length}`,
      length,
    );
  }
  return { data: bytes.subarray(0, length - 2), statusWord: (bytes[length - 2]! << 8) | bytes[length - 1]! };
}

/** @throws CodecError `STATUS_WORD_OUT_OF_RANGE` when the status word is no 16-bit number. */
export function encodeResponse(response: ResponseApdu): Uint8Array {
  const { data, statusWord } = response;
  if (!Number.isInteger(statusWord) || statusWord < 0 || statusWord > 0xffff) {
    throw new CodecError(
      'STATUS_WORD_OUT_OF_RANGE',
      `status word ${statusWord} is no number from 0 to 65535`,
    );
  }
  const bytes = new Uint8Array(data.length + 2);
  bytes.set(data);
  bytes[data.length] = statusWord >> 8;
  bytes[data.length + 1] = statusWord & 0xff;
  return bytes;
}
