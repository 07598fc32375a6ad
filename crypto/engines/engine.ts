import type { PointMultiples } from '../sm2/point-multiples.js';

/*
 * What the port asks of an engine. Engines see checked arguments only: lengths, ranges and encodings are the port's
 * business, so that a lenient engine cannot make the port lenient. Results are plain Uint8Arrays owned by the caller.
 */

export interface HashEngine {
  /** SM3, 32 bytes. */
  digest(message: Uint8Array): Uint8Array;
  /** HMAC-SM3, 32 bytes. */
  hmac(key: Uint8Array, message: Uint8Array): Uint8Array;
}

/** A block cipher under one key. `data` is whole blocks. */
export interface CipherKey {
  encryptBlock(block: Uint8Array): Uint8Array;
  decryptBlock(block: Uint8Array): Uint8Array;
  encryptEcb(data: Uint8Array): Uint8Array;
  decryptEcb(data: Uint8Array): Uint8Array;
  encryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array;
  decryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array;
  /** Last block of CBC with a zero initial vector; at least one block. */
  cbcMac(data: Uint8Array): Uint8Array;
}

/** Prepares a key: 16 bytes for SM4, 24 for DES (a single DES key comes three times over). */
export type CipherEngine = (key: Uint8Array) => CipherKey;

/**
 * An SM2 key pair as the engines take it: checked, public key as 04, X, Y. The port hands over the same object for
 * the same key as long as it remembers it, so an engine may tie what it derives from the key to the object.
 */
export interface Sm2KeyPair {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** A checked SM2 public key, 04, X, Y; `multiples` is for engines without point arithmetic of their own. */
export interface Sm2PublicKey {
  readonly bytes: Uint8Array;
  readonly multiples: PointMultiples;
}

/** Signs `SM3(identityDigest, message)`; the identity digest is Z_A, 32 bytes. Signatures are r, s in 64 bytes. */
export interface Sm2SignatureEngine {
  sign(identityDigest: Uint8Array, message: Uint8Array, keyPair: Sm2KeyPair): Uint8Array;
  /** r, s and r + s are already known to be in range. */
  verify(identityDigest: Uint8Array, message: Uint8Array, signature: Uint8Array, key: Sm2PublicKey): boolean;
}

/**
 * X coordinate of the private key times a point, 32 bytes; several times faster than the full point where the
 * platform has it. The point is 04, X, Y and on the curve.
 */
export type Sm2SharedX = (keyPair: Sm2KeyPair, point: Uint8Array) => Uint8Array;

/** SHA-1 of a message, 20 bytes. */
export type Sha1Engine = (message: Uint8Array) => Uint8Array;

/** A checked RSA public key; the same object for the same key, as with SM2. `bytes` is the length of n. */
export interface RsaPublicNumbers {
  readonly n: bigint;
  readonly e: bigint;
  readonly bytes: number;
}

/** A checked RSA private key with all that the Chinese remainder theorem needs. */
export interface RsaPrivateNumbers extends RsaPublicNumbers {
  readonly d: bigint;
  readonly p: bigint;
  readonly q: bigint;
  readonly dP: bigint;
  readonly dQ: bigint;
  readonly qInv: bigint;
}

/** Raw RSA: blocks have the length of n and a value below it. */
export interface RsaEngine {
  publicOperation(key: RsaPublicNumbers, block: Uint8Array): Uint8Array;
  privateOperation(key: RsaPrivateNumbers, block: Uint8Array): Uint8Array;
  /** Absent where the port searches primes itself. */
  generatePrimes?(bits: number, exponent: number): { readonly p: bigint; readonly q: bigint };
}

/** One choice of engine for every primitive. Getters, because each is probed and loaded at first use only. */
export interface CryptoEngines {
  readonly name: 'native' | 'portable';
  readonly sm3: HashEngine;
  readonly sm4: CipherEngine;
  readonly des: CipherEngine;
  readonly sm2Signature: Sm2SignatureEngine;
  /** Absent where only the full point multiplication exists. */
  readonly sm2SharedX: Sm2SharedX | undefined;
  readonly sha1: Sha1Engine;
  readonly rsa: RsaEngine;
}
