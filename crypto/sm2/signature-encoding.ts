import { numberAt, writeNumber } from './numbers.js';
import { N } from './parameters.js';

const SIGNATURE_BYTES = 64;
const SEQUENCE = 0x30;
const INTEGER = 0x02;
/** Two integers of at most 33 bytes with tag and length each: the short length form always suffices. */
const LONGEST_DER_BYTES = 2 + 2 * 35;

/** r and s, 64 bytes: 1 to n-1 each, and a sum that is no multiple of n. */
export function isSignatureInRange(signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const r = numberAt(signature, 0);
  const s = numberAt(signature, 32);
  return r >= 1n && r < N && s >= 1n && s < N && r + s !== N;
}

/** SEQUENCE of two INTEGERs in the one form that DER allows. */
export function signatureToDer(signature: Uint8Array): Uint8Array {
  const r = derInteger(signature.subarray(0, 32));
  const s = derInteger(signature.subarray(32));
  return Uint8Array.of(SEQUENCE, r.length + s.length, ...r, ...s);
}

/** r and s in 64 bytes; undefined for anything that is not strict DER or does not fit. */
export function signatureFromDer(der: Uint8Array): Uint8Array | undefined {
  if (der.length < 8 || der.length > LONGEST_DER_BYTES) return undefined;
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return undefined;
  const r = readInteger(der, 2);
  if (r === undefined) return undefined;
  const s = readInteger(der, r.end);
  if (s === undefined || s.end !== der.length) return undefined;
  const signature = new Uint8Array(SIGNATURE_BYTES);
  writeNumber(signature, 0, r.value);
  writeNumber(signature, 32, s.value);
  return signature;
}

function derInteger(value: Uint8Array): Uint8Array {
  let start = 0;
  while (start < value.length - 1 && value[start] === 0) start++;
  const magnitude = value.subarray(start);
  return magnitude[0]! & 0x80
    ? Uint8Array.of(INTEGER, magnitude.length + 1, 0, ...magnitude)
    : Uint8Array.of(INTEGER, magnitude.length, ...magnitude);
}

/** A non-negative INTEGER below 2^256 in the shortest form. */
function readInteger(der: Uint8Array, offset: number): { value: bigint; end: number } | undefined {
  const length = der[offset + 1];
  if (der[offset] !== INTEGER || length === undefined || length === 0 || length > 33) return undefined;
  const end = offset + 2 + length;
  if (end > der.length) return undefined;
  const content = der.subarray(offset + 2, end);
  const negative = (content[0]! & 0x80) !== 0;
  const padded = length > 1 && content[0] === 0 && (content[1]! & 0x80) === 0;
  const tooLong = length === 33 && content[0] !== 0;
  if (negative || padded || tooLong) return undefined;
  let value = 0n;
  for (const byte of content) value = (value << 8n) | BigInt(byte);
  return { value, end };
}
