import { requireBytes } from './checks.js';
import { CryptoError } from './errors.js';

/**
 * ISO/IEC 9797-1 padding method 2: always one byte 80, then 00 up to a whole number of blocks.
 * @param blockBytes 16 for SM4, 8 for DES
 */
export function padIso9797Method2(data: Uint8Array, blockBytes: number): Uint8Array {
  requireBytes(data, 'The data to pad');
  const padded = new Uint8Array((Math.floor(data.length / blockBytes) + 1) * blockBytes);
  padded.set(data);
  padded[data.length] = 0x80;
  return padded;
}

/**
 * Takes padding method 2 off again.
 * @throws CryptoError `BAD_PADDING` when no 80 stands before the trailing zeros of the last block,
 * `BAD_LENGTH` when the data is not one or more whole blocks
 */
export function unpadIso9797Method2(padded: Uint8Array, blockBytes: number): Uint8Array {
  requireBytes(padded, 'The padded data');
  if (padded.length === 0 || padded.length % blockBytes !== 0) {
    throw new CryptoError(
      'BAD_LENGTH',
      `Padded data must be whole blocks of ${blockBytes} bytes, not ${padded.length}.`,
    );
  }
  let end = padded.length - 1;
  const firstOfLastBlock = padded.length - blockBytes;
  while (end > firstOfLastBlock && padded[end] === 0) end--;
  if (padded[end] !== 0x80) {
    throw new CryptoError(
      'BAD_PADDING',
      'The last block has no padding 80 00...; the key or the data is wrong.',
    );
  }
  return padded.slice(0, end);
}
