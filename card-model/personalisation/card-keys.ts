import { fromHex } from '../../apdu/bytes.js';
import {
  areaFactor,
  type CardAlgorithmName,
  cardAlgorithm,
  diversificationSteps,
  provinceFactor,
} from '../../crypto/index.js';

/** Where a card's keys come from besides the master keys. */
export interface CardIdentity {
  /** Six digits. */
  readonly areaCode: string;
  /** Last 8 historical bytes of the contact T=0 ATR. */
  readonly cardFactor: Uint8Array;
}

/** Diversifications of a key without a PSAM usage byte: area and card (conventions, card key). */
const USUAL_STEPS = 2;

/**
 * The factors of a key in their order: [province,] area, card; one step = the card alone.
 * `psam` = usage byte and key id in hexadecimal, null for keys that no PSAM holds.
 */
export function diversificationFactors(
  psam: string | null | undefined,
  identity: CardIdentity,
): Uint8Array[] {
  const steps = psam ? diversificationSteps(fromHex(psam)[0]!) : USUAL_STEPS;
  const factors = [
    provinceFactor(identity.areaCode.slice(0, 2)),
    areaFactor(identity.areaCode),
    identity.cardFactor,
  ];
  return factors.slice(factors.length - steps);
}

/** The key of one card from the master key, 16 bytes. */
export function deriveCardKey(
  algorithm: CardAlgorithmName,
  master: Uint8Array,
  psam: string | null | undefined,
  identity: CardIdentity,
): Uint8Array {
  return cardAlgorithm(algorithm).cardKey(master, diversificationFactors(psam, identity));
}
