import type { RandomSource } from '../bytes.js';
import { badRandomness } from '../sm2/numbers.js';
import { bytesToNumber, powerModulo } from './numbers.js';

const SMALL_PRIMES_BELOW = 2000n;
/** Enough for numbers drawn at random, for which single rounds are already far better than their worst case. */
const WITNESSES = 12;
/** Primes of 1024 bits lie about 700 apart; nobody misses them over this many odd numbers. */
const CANDIDATES = 50_000;

/**
 * A prime of exactly `bits` bits (a multiple of 8) with its top two bits set, so that the product of two has double
 * the bits, and with no factor e in p - 1. The same random bytes give the same prime.
 * @throws CryptoError `BAD_RANDOMNESS`
 */
export function randomPrime(random: RandomSource, bits: number, exponent: number): bigint {
  const start = random(bits / 8).slice();
  start[0]! |= 0xc0;
  start[start.length - 1]! |= 0x01;
  const limit = 1n << BigInt(bits);
  let candidate = bytesToNumber(start);
  for (let i = 0; i < CANDIDATES && candidate < limit; i++, candidate += 2n) {
    if ((candidate - 1n) % BigInt(exponent) !== 0n && isProbablyPrime(candidate)) return candidate;
  }
  throw badRandomness();
}

let smallPrimes: readonly bigint[] | undefined;

/** Division by small primes, then Miller-Rabin (FIPS 186-4, C.3.1) with fixed bases: for random numbers only. */
export function isProbablyPrime(candidate: bigint): boolean {
  if (candidate < 2n) return false;
  smallPrimes ??= primesBelow(SMALL_PRIMES_BELOW);
  for (const prime of smallPrimes) if (candidate % prime === 0n) return candidate === prime;
  let odd = candidate - 1n;
  let halvings = 0;
  while (odd % 2n === 0n) {
    odd /= 2n;
    halvings++;
  }
  return smallPrimes.slice(0, WITNESSES).every((base) => {
    let power = powerModulo(base, odd, candidate);
    for (let i = 1; i < halvings && power !== 1n && power !== candidate - 1n; i++) {
      power = (power * power) % candidate;
      if (power === 1n) return false;
    }
    return power === candidate - 1n || power === 1n;
  });
}

function primesBelow(limit: bigint): bigint[] {
  const primes: bigint[] = [];
  for (let candidate = 2n; candidate < limit; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate);
  }
  return primes;
}
