import { concatBytes, equalBytes, toHex } from '../../../../apdu/bytes.js';
import { exponentBytes, type PaymentPublicKey, sha1, sm3, type YearMonth } from '../../../../crypto/index.js';

/** The public key of a certification authority: of a payment scheme. */
export interface CaKey {
  /** 5 bytes: the beginning of the AIDs that it is for. */
  readonly rid: Uint8Array;
  /** Tag 8F. */
  readonly index: number;
  readonly key: PaymentPublicKey;
  /** The last month in which it is used. */
  readonly expiry?: YearMonth;
  /** A key whose private half is known: worth nothing but in tests. */
  readonly test?: boolean;
}

/** The keys that a terminal trusts. */
export class CaKeyStore {
  readonly #keys = new Map<string, CaKey>();

  constructor(keys: readonly CaKey[] = []) {
    for (const key of keys) this.add(key);
  }

  /** Takes the place of a key with the same RID and index. */
  add(key: CaKey): void {
    this.#keys.set(nameOf(key.rid, key.index), key);
  }

  /** @param aid of the application, at least its first five bytes */
  find(aid: Uint8Array, index: number): CaKey | undefined {
    return this.#keys.get(nameOf(aid.subarray(0, RID_BYTES), index));
  }

  get keys(): readonly CaKey[] {
    return [...this.#keys.values()];
  }
}

export const RID_BYTES = 5;

const nameOf = (rid: Uint8Array, index: number): string => `${toHex(rid)} ${index}`;

/**
 * Check value over RID, index and key: SHA-1 with modulus and exponent for RSA (EMV 4.3 Book 2, 11.2.2), SM3 with X and Y
 * for SM2 (id 07 in the lists of terminals; pboc.md section 6).
 */
export function caKeyChecksum({ rid, index, key }: Pick<CaKey, 'rid' | 'index' | 'key'>): Uint8Array {
  const head = concatBytes(rid, Uint8Array.of(index));
  return key.algorithm === 'SM2'
    ? sm3(concatBytes(head, key.publicKey))
    : sha1(concatBytes(head, key.modulus, exponentBytes(key.exponent)));
}

export function hasChecksum(key: CaKey, checksum: Uint8Array): boolean {
  return equalBytes(caKeyChecksum(key), checksum);
}
