import { createRequire } from 'node:module';
import type * as Weierstrass from '@noble/curves/abstract/weierstrass.js';

/*
 * The one place that knows where engines come from. All are loaded at first use and synchronously: a command that
 * needs no SM2 must not pay for the curve package at start, and the port has no promises.
 * sm-crypto is taken by its SM3 and SM4 files because its main file also builds the SM2 curve and seeds a generator.
 */
const loadPackage = createRequire(import.meta.url);

export type NodeCrypto = typeof import('node:crypto');

/** The one way of calling sm-crypto's SM4 that neither pads, nor parses text, nor takes an unknown mode for ECB. */
export interface SmCryptoSm4Options {
  readonly padding: 'none';
  readonly output: 'array';
  readonly mode?: 'cbc';
  readonly iv?: number[];
}

export interface SmCryptoSm4 {
  encrypt(data: number[], key: number[], options: SmCryptoSm4Options): number[];
  decrypt(data: number[], key: number[], options: SmCryptoSm4Options): number[];
}

/** Bytes in as number[] only: everything else is slower or parsed as text. Hex digest out. */
export type SmCryptoSm3 = (message: number[], options?: { mode: 'hmac'; key: number[] }) => string;

let loadedNodeCrypto: NodeCrypto | undefined;
let loadedSm3: SmCryptoSm3 | undefined;
let loadedSm4: SmCryptoSm4 | undefined;
let loadedWeierstrass: typeof Weierstrass | undefined;

export function nodeCrypto(): NodeCrypto {
  loadedNodeCrypto ??= loadPackage('node:crypto') as NodeCrypto;
  return loadedNodeCrypto;
}

export function smCryptoSm3(): SmCryptoSm3 {
  loadedSm3 ??= loadPackage('sm-crypto/src/sm3/index.js') as SmCryptoSm3;
  return loadedSm3;
}

export function smCryptoSm4(): SmCryptoSm4 {
  loadedSm4 ??= loadPackage('sm-crypto/src/sm4/index.js') as SmCryptoSm4;
  return loadedSm4;
}

export function weierstrassModule(): typeof Weierstrass {
  loadedWeierstrass ??= loadPackage('@noble/curves/abstract/weierstrass.js') as typeof Weierstrass;
  return loadedWeierstrass;
}
