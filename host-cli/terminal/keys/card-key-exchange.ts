import { concatBytes } from '../../../apdu/bytes.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { CHALLENGE_BYTES, externalAuthenticate, getChallenge } from '../connection/commands.js';
import { type CommandHeader, securedCommand } from '../connection/secured-command.js';
import { exchange } from '../connection/social-transport.js';
import type { CardIdentification } from '../identify-card.js';
import { type Refusal, refusal } from '../refusal.js';
import { cipherOf } from './card-diversification.js';
import type { KeyRing } from './key-ring.js';

/** A key as the card has it, 16 bytes, and the algorithm that it works in. */
export type CardKey = Pick<KeyImage, 'algorithm' | 'value'>;

export interface FreshChallenge {
  readonly outcome: 'fresh';
  /** 8 bytes. */
  readonly challenge: Uint8Array;
}

/** The card has answered the command, well or not. */
export interface Sent {
  readonly outcome: 'sent';
  readonly statusWord: number;
}

/**
 * The key of that name as this card has it.
 * @throws TerminalError for a key that is missing or cannot be derived
 */
export function cardKeyOf(keyRing: KeyRing, name: string, identification: CardIdentification): CardKey {
  const value = keyRing.cardKeyFor(name, identification);
  return { algorithm: cipherOf(identification), value };
}

/** @throws TransportError when the link fails */
export async function freshChallenge(transport: Transport): Promise<FreshChallenge | Refusal> {
  const { statusWord, data } = await getChallenge(transport);
  if (statusWord === SW.SUCCESS && data.length === CHALLENGE_BYTES)
    return { outcome: 'fresh', challenge: data };
  return refusal({ en: 'getting a challenge', zh: '取随机数' }, statusWord);
}

/**
 * A fresh challenge, then the command with MAC under a key of the current directory.
 * @param clear data to be enciphered; none = the MAC alone
 * @returns the refusal only of the challenge
 * @throws TransportError when the link fails
 */
export async function sendSecured(
  transport: Transport,
  header: CommandHeader,
  key: CardKey,
  clear?: Uint8Array,
): Promise<Sent | Refusal> {
  const fresh = await freshChallenge(transport);
  if (fresh.outcome !== 'fresh') return fresh;
  const algorithm = cardAlgorithm(key.algorithm);
  const processKey = algorithm.processKey(key.value, fresh.challenge);
  const { statusWord } = await exchange(transport, securedCommand(header, algorithm, processKey, clear));
  return { outcome: 'sent', statusWord };
}

/**
 * EXTERNAL AUTHENTICATE with a card key in the current directory, naming its version.
 * @returns the refusal only of the challenge
 * @throws TransportError when the link fails
 */
export async function authenticateWith(
  transport: Transport,
  key: CardKey & Pick<KeyImage, 'reference' | 'version'>,
): Promise<Sent | Refusal> {
  const fresh = await freshChallenge(transport);
  if (fresh.outcome !== 'fresh') return fresh;
  const { challenge } = fresh;
  const algorithm = cardAlgorithm(key.algorithm);
  const cryptogram = algorithm.cryptogram(algorithm.processKey(key.value, challenge), challenge);
  const data = concatBytes(cryptogram, challenge, Uint8Array.of(key.version));
  const { statusWord } = await externalAuthenticate(transport, key.reference, data);
  return { outcome: 'sent', statusWord };
}
