import {
  createCryptoSuite,
  type OfflineAuthentication,
  offlineAuthentication,
  type RandomSource,
  randomBytes,
} from '../../../crypto/index.js';

const made = new WeakMap<RandomSource, OfflineAuthentication>();

/**
 * Signatures whose nonces come from the random source of the card: the same source gives the same card life. With the
 * system's source the engines of the platform draw their own, which is faster.
 */
export function signingWith(random: RandomSource): OfflineAuthentication {
  if (random === randomBytes) return offlineAuthentication;
  let signing = made.get(random);
  if (!signing) {
    signing = createCryptoSuite('native', { random }).offlineAuthentication;
    made.set(random, signing);
  }
  return signing;
}
