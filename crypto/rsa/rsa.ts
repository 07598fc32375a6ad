import type { RandomSource } from '../bytes.js';
import { requireLength } from '../checks.js';
import type { RsaEngine, RsaPrivateNumbers, RsaPublicNumbers } from '../engines/engine.js';
import { CryptoError } from '../errors.js';
import { badRandomness } from '../sm2/numbers.js';
import {
  crtNumbers,
  privateNumbers,
  publicNumbers,
  type RsaCrtKey,
  type RsaExponent,
  type RsaPrivateKey,
  type RsaPublicKey,
} from './keys.js';
import { byteLength, bytesToNumber, numberToBytes } from './numbers.js';
import { randomPrime } from './primes.js';

export interface RsaKeyOptions {
  /** Of the modulus: 1024 to 2048 and a multiple of 16. Certificates of payment schemes end at 1984. */
  readonly bits: number;
  /** Default 3, as cards of the field have it. */
  readonly exponent?: RsaExponent;
}

/**
 * RSA on raw blocks, as payment signatures need it: no padding, no hashing. Blocks have the length of the modulus
 * and a value below it. Keep and pass the same key object: what is derived from it is remembered by the object.
 * Bad keys throw `CryptoError` `BAD_PUBLIC_KEY` or `BAD_PRIVATE_KEY`, bad blocks `BAD_LENGTH` or `BAD_ARGUMENT`.
 */
export interface Rsa {
  /** block^e mod n: recovers what the private operation made. */
  publicOperation(block: Uint8Array, key: RsaPublicKey): Uint8Array;
  /** block^d mod n: signs. Both key forms are worked by the Chinese remainder theorem. */
  privateOperation(block: Uint8Array, key: RsaPrivateKey): Uint8Array;
  publicKey(key: RsaPrivateKey): RsaPublicKey;
  /** 64 to 256 bytes, odd, no leading zero byte, exponent 3 or 65537. */
  isPublicKey(key: RsaPublicKey): boolean;
  /** Whether a block has the length of the modulus and a value below it. */
  isBlock(block: Uint8Array, key: RsaPublicKey): boolean;
  generateKey(options: RsaKeyOptions): RsaCrtKey;
}

const DRAWS = 16;

/** @param ownRandom set when the caller's source must decide the keys; otherwise the engine may search primes itself */
export function createRsa(
  engines: { readonly rsa: RsaEngine },
  random: RandomSource,
  ownRandom: boolean,
): Rsa {
  const publicKeys = new WeakMap<RsaPublicKey, RsaPublicNumbers>();
  const privateKeys = new WeakMap<RsaPrivateKey, RsaPrivateNumbers>();

  const publicOf = (key: RsaPublicKey): RsaPublicNumbers =>
    remembered(publicKeys, key, publicNumbers, 'BAD_PUBLIC_KEY', PUBLIC_KEY_RULE);
  const privateOf = (key: RsaPrivateKey): RsaPrivateNumbers =>
    remembered(privateKeys, key, privateNumbers, 'BAD_PRIVATE_KEY', PRIVATE_KEY_RULE);

  return {
    publicOperation(block, key) {
      const numbers = publicOf(key);
      requireBlock(block, numbers);
      return engines.rsa.publicOperation(numbers, block);
    },
    privateOperation(block, key) {
      const numbers = privateOf(key);
      requireBlock(block, numbers);
      return engines.rsa.privateOperation(numbers, block);
    },
    publicKey(key) {
      const { n, e, bytes } = privateOf(key);
      return { modulus: numberToBytes(n, bytes), exponent: Number(e) as RsaExponent };
    },
    isPublicKey: (key) => publicNumbers(key) !== undefined,
    isBlock: (block, key) => isBlockOf(block, publicOf(key)),
    generateKey({ bits, exponent = 3 }) {
      if (!(bits >= 1024 && bits <= 2048 && bits % 16 === 0) || (exponent !== 3 && exponent !== 65537)) {
        throw new CryptoError(
          'BAD_ARGUMENT',
          'An RSA key has 1024 to 2048 bits, a multiple of 16, and the exponent 3 or 65537.',
        );
      }
      const fromEngine = ownRandom ? undefined : engines.rsa.generatePrimes?.(bits, exponent);
      return crtKeyBytes(numbersFrom(fromEngine ?? drawPrimes(random, bits, exponent), exponent));
    },
  };
}

const PUBLIC_KEY_RULE =
  'An RSA public key has an odd modulus of 64 to 256 bytes without leading zero and the exponent 3 or 65537.';
const PRIVATE_KEY_RULE =
  'The parts of the RSA private key do not belong together; check p, q and the exponents.';

function remembered<Key extends object, Numbers>(
  memory: WeakMap<Key, Numbers>,
  key: Key,
  check: (key: Key) => Numbers | undefined,
  code: 'BAD_PUBLIC_KEY' | 'BAD_PRIVATE_KEY',
  rule: string,
): Numbers {
  const known = memory.get(key) ?? check(key);
  if (known === undefined) throw new CryptoError(code, rule);
  memory.set(key, known);
  return known;
}

function isBlockOf(block: Uint8Array, { n, bytes }: RsaPublicNumbers): boolean {
  return block.length === bytes && bytesToNumber(block) < n;
}

function requireBlock(block: Uint8Array, numbers: RsaPublicNumbers): void {
  requireLength(block, numbers.bytes, 'The RSA block');
  if (!isBlockOf(block, numbers)) {
    throw new CryptoError('BAD_ARGUMENT', 'The RSA block has a value of the modulus or more.');
  }
}

function drawPrimes(random: RandomSource, bits: number, exponent: RsaExponent): { p: bigint; q: bigint } {
  const p = randomPrime(random, bits / 2, exponent);
  for (let draw = 0; draw < DRAWS; draw++) {
    const q = randomPrime(random, bits / 2, exponent);
    // Primes near each other are found from n alone (FIPS 186-4, B.3.1).
    if (bitsBetween(p, q) > bits / 2 - 100) return p > q ? { p, q } : { p: q, q: p };
  }
  throw badRandomness();
}

function bitsBetween(a: bigint, b: bigint): number {
  return (a > b ? a - b : b - a).toString(2).length;
}

function numbersFrom({ p, q }: { p: bigint; q: bigint }, exponent: RsaExponent): RsaPrivateNumbers {
  const numbers = crtNumbers(p, q, exponent);
  if (numbers === undefined) throw badRandomness();
  return numbers;
}

function crtKeyBytes({ p, q, dP, dQ, qInv }: RsaPrivateNumbers): RsaCrtKey {
  const half = byteLength(p);
  const bytes = (value: bigint) => numberToBytes(value, half);
  return { p: bytes(p), q: bytes(q), dP: bytes(dP), dQ: bytes(dQ), qInv: bytes(qInv) };
}
