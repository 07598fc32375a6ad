import { concatBytes, equalConstantTime } from '../bytes.js';
import type { HashEngine, Sm2KeyPair, Sm2PublicKey } from '../engines/engine.js';
import { CryptoError } from '../errors.js';
import { identityDigest } from './identity.js';
import { deriveKey } from './key-derivation.js';
import type { KeyStore } from './keys.js';
import { modulo, numberAt, numbersToBytes } from './numbers.js';
import { N } from './parameters.js';

/** One side's input to the key exchange of GB/T 32918.3. Keys as everywhere in `sm2`; identifiers as in `sign`. */
export interface ExchangeInput {
  /** Who sent the first message. Both sides must agree on it. */
  readonly role: 'initiator' | 'responder';
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly id?: Uint8Array;
  readonly ephemeralPrivateKey: Uint8Array;
  readonly ephemeralPublicKey: Uint8Array;
  readonly peerPublicKey: Uint8Array;
  readonly peerId?: Uint8Array;
  readonly peerEphemeralPublicKey: Uint8Array;
  /** Bytes of key wanted, 1 to 65536. */
  readonly length: number;
}

export interface ExchangeResult {
  readonly key: Uint8Array;
  /** S_B, 32 bytes: the responder sends it, the initiator compares. */
  readonly confirmationFromResponder: Uint8Array;
  /** S_A, 32 bytes: the initiator sends it, the responder compares. */
  readonly confirmationFromInitiator: Uint8Array;
}

const LARGEST_KEY_BYTES = 65536;
/** 2^w with w = 127 for this curve: only the lower half of an ephemeral X enters the sum. */
const HALF = 1n << 127n;

export function exchangeSm2(hash: HashEngine, keys: KeyStore, input: ExchangeInput): ExchangeResult {
  requireInput(input);
  const own = matchingPair(keys, input.privateKey, input.publicKey);
  const ownEphemeral = matchingPair(keys, input.ephemeralPrivateKey, input.ephemeralPublicKey);
  const peer = keys.publicKey(input.peerPublicKey);
  const peerEphemeral = keys.publicKey(input.peerEphemeralPublicKey);

  const shared = sharedPoint(own, ownEphemeral, peer, peerEphemeral);
  const ownDigest = identityDigest(hash, own.publicKey, input.id);
  const peerDigest = identityDigest(hash, peer.bytes, input.peerId);
  const isInitiator = input.role === 'initiator';
  const digests = isInitiator ? concatBytes(ownDigest, peerDigest) : concatBytes(peerDigest, ownDigest);
  const ephemerals = isInitiator
    ? concatBytes(ownEphemeral.publicKey.subarray(1), peerEphemeral.bytes.subarray(1))
    : concatBytes(peerEphemeral.bytes.subarray(1), ownEphemeral.publicKey.subarray(1));

  const inner = hash.digest(concatBytes(shared.x, digests, ephemerals));
  const confirmation = (tag: number) => hash.digest(concatBytes(Uint8Array.of(tag), shared.y, inner));
  return {
    key: deriveKey(hash, concatBytes(shared.x, shared.y, digests), input.length),
    confirmationFromResponder: confirmation(0x02),
    confirmationFromInitiator: confirmation(0x03),
  };
}

function requireInput({ role, length }: ExchangeInput): void {
  if (role !== 'initiator' && role !== 'responder') {
    throw new CryptoError('BAD_ARGUMENT', "The role in a key exchange is 'initiator' or 'responder'.");
  }
  if (!Number.isInteger(length) || length < 1 || length > LARGEST_KEY_BYTES) {
    throw new CryptoError('BAD_LENGTH', `An exchanged key has 1 to ${LARGEST_KEY_BYTES} bytes.`);
  }
}

function matchingPair(keys: KeyStore, privateKey: Uint8Array, publicKey: Uint8Array): Sm2KeyPair {
  const pair = keys.pair(privateKey);
  if (!equalConstantTime(pair.publicKey, keys.publicKey(publicKey).bytes)) {
    throw new CryptoError(
      'KEY_PAIR_MISMATCH',
      'A public key in the key exchange does not belong to its private key; both sides would get different keys.',
    );
  }
  return pair;
}

function sharedPoint(
  own: Sm2KeyPair,
  ownEphemeral: Sm2KeyPair,
  peer: Sm2PublicKey,
  peerEphemeral: Sm2PublicKey,
): { x: Uint8Array; y: Uint8Array } {
  const secret = modulo(
    numberAt(own.privateKey, 0) + reducedX(ownEphemeral.publicKey) * numberAt(ownEphemeral.privateKey, 0),
    N,
  );
  const sum = peer.multiples.point.add(
    peerEphemeral.multiples.point.multiplyUnsafe(reducedX(peerEphemeral.bytes)),
  );
  if (secret === 0n || sum.is0()) {
    throw new CryptoError(
      'BAD_PUBLIC_KEY',
      'These keys exchange the point at infinity; use new ephemeral keys.',
    );
  }
  const { x, y } = sum.multiply(secret).toAffine();
  return { x: numbersToBytes(x), y: numbersToBytes(y) };
}

/** 2^127 plus the lower 127 bits of X. */
function reducedX(point: Uint8Array): bigint {
  return HALF | (numberAt(point, 1) & (HALF - 1n));
}
