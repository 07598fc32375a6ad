/** Bytes from the random source of the platform. */
export function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  // The platform gives at most 65536 at once.
  for (let offset = 0; offset < count; offset += 65536) {
    globalThis.crypto.getRandomValues(bytes.subarray(offset, offset + 65536));
  }
  return bytes;
}
