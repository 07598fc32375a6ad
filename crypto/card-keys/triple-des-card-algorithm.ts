import { concatBytes } from '../bytes.js';
import { requireLength } from '../checks.js';
import type { TripleDes } from '../des.js';
import { padIso9797Method2 } from '../padding.js';
import type { CardAlgorithm, CardCiphers, PreparedCardKey } from './card-algorithm.js';
import {
  CARD_KEY_BYTES,
  complement,
  debitSeed,
  FACTOR_BYTES,
  IDENTIFICATION_BYTES,
  MAC_BYTES,
} from './field-bytes.js';

const BLOCK_BYTES = 8;

/** Generations 1 and 2. Process and session keys are single DES. */
export function tripleDesCardAlgorithm({
  des,
  tripleDes,
}: Pick<CardCiphers, 'des' | 'tripleDes'>): CardAlgorithm {
  const underCardKey = (cardKey: Uint8Array): TripleDes => {
    requireLength(cardKey, CARD_KEY_BYTES, 'The card key');
    return tripleDes(cardKey);
  };
  const processKey = (cardKey: TripleDes, challenge: Uint8Array) => {
    requireLength(challenge, FACTOR_BYTES, 'The challenge');
    return cardKey.encryptBlock(challenge);
  };
  const cryptogram = (key: Uint8Array, data: Uint8Array) => {
    requireLength(data, FACTOR_BYTES, 'The data to authenticate');
    return des(key).encryptBlock(data);
  };
  const desMac = (key: Uint8Array, message: Uint8Array) =>
    des(key).cbcMac(padIso9797Method2(message, BLOCK_BYTES)).slice(0, MAC_BYTES);
  const retailMac = (cardKey: Uint8Array, message: Uint8Array) =>
    underCardKey(cardKey).retailMac(padIso9797Method2(message, BLOCK_BYTES)).slice(0, MAC_BYTES);

  const algorithm: CardAlgorithm = {
    name: '3DES',
    blockBytes: BLOCK_BYTES,
    processKeyBytes: 8,
    debitAlgorithmByte: 0x01,
    diversify: (key, factor) => {
      requireLength(factor, FACTOR_BYTES, 'The diversification factor');
      return underCardKey(key).encryptEcb(concatBytes(factor, complement(factor)));
    },
    cardKey: (masterKey, factors) => factors.reduce(algorithm.diversify, masterKey.slice()),
    processKey: (cardKey, challenge) => processKey(underCardKey(cardKey), challenge),
    cryptogram,
    prepare: (cardKey): PreparedCardKey => {
      const kept = underCardKey(cardKey);
      return {
        processKey: (challenge) => processKey(kept, challenge),
        cryptogramFor: (challenge, data) => cryptogram(processKey(kept, challenge), data),
      };
    },
    identificationMac: (cardKey, identification) => {
      requireLength(identification, IDENTIFICATION_BYTES, 'The card identification without its MAC');
      return retailMac(cardKey, identification);
    },
    secureMessagingMac: desMac,
    encipherBlock: (key, block) => des(key).encryptBlock(block),
    decipherBlock: (key, block) => des(key).decryptBlock(block),
    debitSessionKey: (cardKey, random, sequence, terminalSequence) =>
      processKey(underCardKey(cardKey), debitSeed(random, sequence, terminalSequence)),
    debitMac: desMac,
    debitTac: retailMac,
  };
  return algorithm;
}
