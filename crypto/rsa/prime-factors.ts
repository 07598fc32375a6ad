import { powerModulo } from './numbers.js';

/** Each base succeeds with probability one half, so this many failures mean that d is no private exponent of n, e. */
const BASES = 64;

/**
 * The primes of n from both exponents (NIST SP 800-56B, appendix C): a square root of 1 other than 1 and -1 gives
 * a factor. Undefined when the three numbers do not belong together.
 */
export function primeFactors(n: bigint, e: bigint, d: bigint): { p: bigint; q: bigint } | undefined {
  let odd = e * d - 1n;
  if (odd <= 0n || odd % 2n !== 0n) return undefined;
  let halvings = 0;
  while (odd % 2n === 0n) {
    odd /= 2n;
    halvings++;
  }
  for (let base = 2n; base < 2n + BigInt(BASES); base++) {
    let root = powerModulo(base, odd, n);
    for (let i = 0; i < halvings && root !== 1n && root !== n - 1n; i++) {
      const square = (root * root) % n;
      if (square === 1n) {
        const factor = greatestCommonDivisor(root - 1n, n);
        const other = n / factor;
        return factor > other ? { p: factor, q: other } : { p: other, q: factor };
      }
      root = square;
    }
  }
  return undefined;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
