import type { RsaExponent, RsaPrivateKey, RsaPublicKey } from '../../rsa/keys.js';

export interface Sm2PaymentPublicKey {
  readonly algorithm: 'SM2';
  /** X, Y in 64 bytes, as certificates carry it; 04, X, Y is accepted. */
  readonly publicKey: Uint8Array;
}

export interface RsaPaymentPublicKey extends RsaPublicKey {
  readonly algorithm: 'RSA';
}

/** Key of a scheme, an issuer or a card as terminals use it. */
export type PaymentPublicKey = Sm2PaymentPublicKey | RsaPaymentPublicKey;

export interface Sm2PaymentPrivateKey {
  readonly algorithm: 'SM2';
  /** 32 bytes (DGI 8402) */
  readonly privateKey: Uint8Array;
}

export interface RsaPaymentPrivateKey {
  readonly algorithm: 'RSA';
  /** Keep this object: what RSA derives from it is remembered by it. */
  readonly privateKey: RsaPrivateKey;
}

export type PaymentPrivateKey = Sm2PaymentPrivateKey | RsaPaymentPrivateKey;

/** Exponent as it stands in 9F32 and 9F47: 03 or 01 00 01. */
export function exponentBytes(exponent: RsaExponent): Uint8Array {
  return exponent === 3 ? Uint8Array.of(3) : Uint8Array.of(1, 0, 1);
}

/** Undefined for anything but 3 and 65537 in one to three bytes. */
export function exponentOf(bytes: Uint8Array): RsaExponent | undefined {
  if (bytes.length < 1 || bytes.length > 3) return undefined;
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return value === 3 || value === 65537 ? value : undefined;
}
