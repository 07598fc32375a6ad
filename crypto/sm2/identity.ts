import { requireBytes } from '../checks.js';
import type { HashEngine } from '../engines/engine.js';
import { CryptoError } from '../errors.js';
import { numbersToBytes } from './numbers.js';
import { A, B, GX, GY } from './parameters.js';

/** 1234567812345678, the identifier of GM/T 0009 for whoever has none. */
const DEFAULT_IDENTIFIER = Uint8Array.from('1234567812345678', (digit) => digit.charCodeAt(0));
/** Its length in bits must fit two bytes. */
const LARGEST_IDENTIFIER_BYTES = 8191;

let curveConstants: Uint8Array | undefined;

/**
 * Z_A of GB/T 32918.2: SM3 over bit length of the identifier, identifier, a, b, xG, yG, xA, yA.
 * @param publicKey checked, 04, X, Y
 * @throws CryptoError `BAD_IDENTIFIER`
 */
export function identityDigest(
  hash: HashEngine,
  publicKey: Uint8Array,
  identifier: Uint8Array = DEFAULT_IDENTIFIER,
): Uint8Array {
  requireBytes(identifier, 'The identifier');
  if (identifier.length > LARGEST_IDENTIFIER_BYTES) {
    throw new CryptoError(
      'BAD_IDENTIFIER',
      `An SM2 identifier has at most ${LARGEST_IDENTIFIER_BYTES} bytes; this one has ${identifier.length}.`,
    );
  }
  curveConstants ??= numbersToBytes(A, B, GX, GY);
  const input = new Uint8Array(2 + identifier.length + curveConstants.length + 64);
  const bits = identifier.length * 8;
  input[0] = bits >> 8;
  input[1] = bits;
  input.set(identifier, 2);
  input.set(curveConstants, 2 + identifier.length);
  input.set(publicKey.subarray(1), 2 + identifier.length + curveConstants.length);
  return hash.digest(input);
}
