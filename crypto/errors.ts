/** Every reason for which a function of `sscard/crypto` refuses; the value of `CryptoError.code`. */
export type CryptoErrorCode =
  /** An argument is not a `Uint8Array`. */
  | 'NOT_BYTES'
  /** An argument has a length that the operation does not take. */
  | 'BAD_LENGTH'
  /** Padding 80 00... is missing or damaged. */
  | 'BAD_PADDING'
  /** An SM2 private key is outside 1 to n-2 or not 32 bytes, or the parts of an RSA key do not belong together. */
  | 'BAD_PRIVATE_KEY'
  /** An SM2 key is malformed, off the curve, hybrid, infinite, or has a coordinate of p or more; an RSA key is no key. */
  | 'BAD_PUBLIC_KEY'
  /** The public key given does not belong to the private key given. */
  | 'KEY_PAIR_MISMATCH'
  /** An SM2 identifier longer than 8191 bytes. */
  | 'BAD_IDENTIFIER'
  /** A ciphertext is too short, its C1 is no point of the curve, or its C3 does not match. */
  | 'BAD_CIPHERTEXT'
  /** The random source given keeps returning values that cannot be used. */
  | 'BAD_RANDOMNESS'
  /** A digit string, name or order that the function does not know. */
  | 'BAD_ARGUMENT';

/** What `sscard/crypto` throws. The message never contains a key, a PIN or plaintext. */
export class CryptoError extends Error {
  override readonly name = 'CryptoError';

  constructor(
    /** Stable reason, one of `CryptoErrorCode`. */
    readonly code: CryptoErrorCode,
    message: string,
  ) {
    super(message);
  }
}
