import { requireLength } from '../checks.js';
import { padIso9797Method2 } from '../padding.js';
import type { Sm4 } from '../sm4.js';
import type { CardAlgorithm, CardCiphers, PreparedCardKey } from './card-algorithm.js';
import { debitSeed, FACTOR_BYTES, IDENTIFICATION_BYTES, MAC_BYTES } from './field-bytes.js';

const BLOCK_BYTES = 16;

/** Generation 3. */
export function sm4CardAlgorithm({ sm4 }: Pick<CardCiphers, 'sm4'>): CardAlgorithm {
  const processKey = (cardKey: Sm4, challenge: Uint8Array) =>
    cardKey.encryptBlock(blockOf(challenge, 'The challenge'));
  const cryptogram = (key: Uint8Array, data: Uint8Array) =>
    foldedTo(FACTOR_BYTES, sm4(key).encryptBlock(blockOf(data, 'The data to authenticate')));
  const paddedCbcMac = (key: Uint8Array, message: Uint8Array) =>
    sm4(key).cbcMac(padIso9797Method2(message, BLOCK_BYTES));

  const algorithm: CardAlgorithm = {
    name: 'SM4',
    blockBytes: BLOCK_BYTES,
    processKeyBytes: 16,
    debitAlgorithmByte: 0x03,
    diversify: (key, factor) => {
      const block = blockOf(factor, 'The diversification factor');
      for (let i = 0; i < FACTOR_BYTES; i++) block[FACTOR_BYTES + i] = ~factor[i]!;
      return sm4(key).encryptBlock(block);
    },
    cardKey: (masterKey, factors) => factors.reduce(algorithm.diversify, masterKey.slice()),
    processKey: (cardKey, challenge) => processKey(sm4(cardKey), challenge),
    cryptogram,
    prepare: (cardKey): PreparedCardKey => {
      const kept = sm4(cardKey);
      return {
        processKey: (challenge) => processKey(kept, challenge),
        cryptogramFor: (challenge, data) => cryptogram(processKey(kept, challenge), data),
      };
    },
    identificationMac: (cardKey, identification) => {
      requireLength(identification, IDENTIFICATION_BYTES, 'The card identification without its MAC');
      return paddedCbcMac(cardKey, identification).slice(0, MAC_BYTES);
    },
    secureMessagingMac: (key, message) => foldedTo(MAC_BYTES, paddedCbcMac(key, message)),
    encipherBlock: (key, block) => sm4(key).encryptBlock(block),
    decipherBlock: (key, block) => sm4(key).decryptBlock(block),
    debitSessionKey: (cardKey, random, sequence, terminalSequence) =>
      processKey(sm4(cardKey), debitSeed(random, sequence, terminalSequence)),
    debitMac: (key, message) => paddedCbcMac(key, message).slice(0, MAC_BYTES),
    debitTac: (cardKey, message) => paddedCbcMac(cardKey, message).slice(0, MAC_BYTES),
  };
  return algorithm;
}

/** Eight bytes and eight zeros. */
function blockOf(bytes: Uint8Array, what: string): Uint8Array {
  requireLength(bytes, FACTOR_BYTES, what);
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(bytes);
  return block;
}

/** XOR of the parts of `partBytes` bytes each. */
function foldedTo(partBytes: number, block: Uint8Array): Uint8Array {
  const folded = block.slice(0, partBytes);
  for (let i = partBytes; i < block.length; i++) folded[i % partBytes]! ^= block[i]!;
  return folded;
}
