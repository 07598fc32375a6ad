import type { RandomSource } from '../bytes.js';
import { isBytes, requireBytes } from '../checks.js';
import type { CryptoEngines } from '../engines/engine.js';
import { type CiphertextOrder, decryptSm2, encryptSm2 } from './encryption.js';
import { type ExchangeInput, type ExchangeResult, exchangeSm2 } from './exchange.js';
import { identityDigest } from './identity.js';
import { decodePoint, isPrivateKey, KeyStore, LARGEST_PRIVATE_KEY } from './keys.js';
import { numbersToBytes, pointToBytes, randomScalar } from './numbers.js';
import { generatorTimes } from './point-multiples.js';
import { isSignatureInRange, signatureFromDer, signatureToDer } from './signature-encoding.js';

export interface SignatureOptions {
  /** Identifier of the signer, at most 8191 bytes; default the bytes of 1234567812345678. */
  readonly id?: Uint8Array;
  /** True: strict DER. Otherwise r, s in 64 bytes. */
  readonly der?: boolean;
}

export interface EncryptionOptions {
  /** Default `C1C3C2`. */
  readonly order?: CiphertextOrder;
}

/**
 * SM2 (GB/T 32918) on the recommended curve. Private keys are 32 bytes (1 to n-2). Public keys are returned as 65
 * bytes 04, X, Y; 33 bytes 02 or 03, X and 64 bytes X, Y are accepted too. Bad keys throw `CryptoError`
 * `BAD_PRIVATE_KEY` or `BAD_PUBLIC_KEY`.
 */
export interface Sm2 {
  generateKeyPair(): { privateKey: Uint8Array; publicKey: Uint8Array };
  publicKey(privateKey: Uint8Array): Uint8Array;
  isPrivateKey(bytes: Uint8Array): boolean;
  isPublicKey(bytes: Uint8Array): boolean;
  sign(message: Uint8Array, privateKey: Uint8Array, options?: SignatureOptions): Uint8Array;
  /** False for every bad signature, also a malformed one. Throws only for a bad key or identifier. */
  verify(
    signature: Uint8Array,
    message: Uint8Array,
    publicKey: Uint8Array,
    options?: SignatureOptions,
  ): boolean;
  /** 97 bytes more than the message, which may be empty: C3 still proves an empty one. */
  encrypt(message: Uint8Array, publicKey: Uint8Array, options?: EncryptionOptions): Uint8Array;
  /** @throws CryptoError `BAD_CIPHERTEXT` when anything was changed; an empty result is an empty message */
  decrypt(ciphertext: Uint8Array, privateKey: Uint8Array, options?: EncryptionOptions): Uint8Array;
  /** One side of the key exchange with both confirmation values. */
  exchange(input: ExchangeInput): ExchangeResult;
}

/** Builds SM2 over engines; nothing is loaded before the first call. */
export function createSm2(
  engines: Pick<CryptoEngines, 'sm3' | 'sm2Signature' | 'sm2SharedX'>,
  random: RandomSource,
): Sm2 {
  const keys = new KeyStore();
  return {
    generateKeyPair() {
      const secret = randomScalar(random, LARGEST_PRIVATE_KEY);
      const publicKey = pointToBytes(generatorTimes(secret));
      return { privateKey: numbersToBytes(secret), publicKey };
    },
    publicKey: (privateKey) => keys.pair(privateKey).publicKey.slice(),
    isPrivateKey,
    isPublicKey: (bytes) => decodePoint(bytes) !== undefined,
    sign(message, privateKey, options = {}) {
      requireBytes(message, 'The message');
      const pair = keys.pair(privateKey);
      const identity = identityDigest(engines.sm3, pair.publicKey, options.id);
      const signature = engines.sm2Signature.sign(identity, message, pair);
      return options.der ? signatureToDer(signature) : signature;
    },
    verify(signature, message, publicKey, options = {}) {
      requireBytes(message, 'The message');
      const key = keys.publicKey(publicKey);
      const identity = identityDigest(engines.sm3, key.bytes, options.id);
      if (!isBytes(signature)) return false;
      const raw = options.der ? signatureFromDer(signature) : signature;
      if (raw === undefined || !isSignatureInRange(raw)) return false;
      return engines.sm2Signature.verify(identity, message, raw, key);
    },
    encrypt: (message, publicKey, options = {}) =>
      encryptSm2(engines.sm3, random, message, keys.publicKey(publicKey), options.order),
    decrypt: (ciphertext, privateKey, options = {}) =>
      decryptSm2(engines.sm3, engines.sm2SharedX, ciphertext, keys.pair(privateKey), options.order),
    exchange: (input) => exchangeSm2(engines.sm3, keys, input),
  };
}
