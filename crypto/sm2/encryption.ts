import { concatBytes, equalConstantTime, type RandomSource, xorBytes } from '../bytes.js';
import { requireBytes } from '../checks.js';
import type { HashEngine, Sm2KeyPair, Sm2PublicKey, Sm2SharedX } from '../engines/engine.js';
import { CryptoError } from '../errors.js';
import { sm2Curve } from './curve.js';
import { deriveKey } from './key-derivation.js';
import { decodePoint, rightHandSide } from './keys.js';
import {
  badRandomness,
  numberAt,
  numbersToBytes,
  pointToBytes,
  RANDOM_ATTEMPTS,
  randomScalar,
} from './numbers.js';
import { type AffinePoint, N, P } from './parameters.js';
import { generatorTimes } from './point-multiples.js';

/** Order of the parts of a ciphertext: the current standard's, or that of the first edition. */
export type CiphertextOrder = 'C1C3C2' | 'C1C2C3';

const POINT_BYTES = 65;
const DIGEST_BYTES = 32;

export function encryptSm2(
  hash: HashEngine,
  random: RandomSource,
  message: Uint8Array,
  key: Sm2PublicKey,
  order: CiphertextOrder = 'C1C3C2',
): Uint8Array {
  requireBytes(message, 'The message');
  requireOrder(order);
  for (let attempt = 0; attempt < RANDOM_ATTEMPTS; attempt++) {
    const ciphertext = encryptWithNonce(hash, message, key, order, randomScalar(random, N - 1n));
    if (ciphertext !== undefined) return ciphertext;
  }
  throw badRandomness();
}

/** One attempt with the nonce k; undefined when the key stream is all zero and would show the message. */
export function encryptWithNonce(
  hash: HashEngine,
  message: Uint8Array,
  key: Sm2PublicKey,
  order: CiphertextOrder,
  k: bigint,
): Uint8Array | undefined {
  const c1 = pointToBytes(generatorTimes(k));
  const shared = key.multiples.times(k);
  const stream = keyStream(hash, shared, message.length);
  if (stream === undefined) return undefined;
  const c2 = xorBytes(message, stream);
  const c3 = checkValue(hash, shared, message);
  return order === 'C1C3C2' ? concatBytes(c1, c3, c2) : concatBytes(c1, c2, c3);
}

/** @throws CryptoError `BAD_CIPHERTEXT`; never returns what did not pass the check value */
export function decryptSm2(
  hash: HashEngine,
  sharedX: Sm2SharedX | undefined,
  ciphertext: Uint8Array,
  keyPair: Sm2KeyPair,
  order: CiphertextOrder = 'C1C3C2',
): Uint8Array {
  requireBytes(ciphertext, 'The ciphertext');
  requireOrder(order);
  const c1 = ciphertext.subarray(0, POINT_BYTES);
  const point = c1.length === POINT_BYTES ? decodePoint(c1) : undefined;
  if (point === undefined || ciphertext.length < POINT_BYTES + DIGEST_BYTES) throw badCiphertext();
  const rest = ciphertext.subarray(POINT_BYTES);
  const c2Bytes = rest.length - DIGEST_BYTES;
  const c3 = order === 'C1C3C2' ? rest.subarray(0, DIGEST_BYTES) : rest.subarray(c2Bytes);
  const c2 = order === 'C1C3C2' ? rest.subarray(DIGEST_BYTES) : rest.subarray(0, c2Bytes);
  for (const shared of sharedPoints(sharedX, keyPair, c1, point)) {
    const stream = keyStream(hash, shared, c2Bytes);
    if (stream === undefined) continue;
    const message = xorBytes(c2, stream);
    if (equalConstantTime(checkValue(hash, shared, message), c3)) return message;
  }
  throw badCiphertext();
}

/** The product of key and C1; with an engine that gives only its X, both points with that X: C3 tells them apart. */
function* sharedPoints(
  sharedX: Sm2SharedX | undefined,
  keyPair: Sm2KeyPair,
  c1: Uint8Array,
  point: AffinePoint,
): Generator<AffinePoint> {
  if (sharedX === undefined) {
    yield sm2Curve().fromAffine(point).multiply(numberAt(keyPair.privateKey, 0)).toAffine();
    return;
  }
  const x = numberAt(sharedX(keyPair, c1), 0);
  const field = sm2Curve().Fp;
  const y = field.sqrt(field.create(rightHandSide(x)));
  yield { x, y };
  yield { x, y: P - y };
}

/** Undefined when a stream of at least one byte is all zero. */
function keyStream(hash: HashEngine, shared: AffinePoint, length: number): Uint8Array | undefined {
  const stream = deriveKey(hash, numbersToBytes(shared.x, shared.y), length);
  return length > 0 && stream.every((byte) => byte === 0) ? undefined : stream;
}

/** C3: SM3 over x2, message, y2. */
function checkValue(hash: HashEngine, shared: AffinePoint, message: Uint8Array): Uint8Array {
  return hash.digest(concatBytes(numbersToBytes(shared.x), message, numbersToBytes(shared.y)));
}

function requireOrder(order: CiphertextOrder): void {
  if (order !== 'C1C3C2' && order !== 'C1C2C3') {
    throw new CryptoError('BAD_ARGUMENT', "The order of an SM2 ciphertext is 'C1C3C2' or 'C1C2C3'.");
  }
}

function badCiphertext(): CryptoError {
  return new CryptoError(
    'BAD_CIPHERTEXT',
    'This is no SM2 ciphertext for the key, or it was changed; check key and order of its parts.',
  );
}
