import { concatBytes } from '../../../apdu/bytes.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import { cardAlgorithm, equalConstantTime, type RandomSource, randomBytes } from '../../../crypto/index.js';
import { internalAuthenticate } from '../connection/commands.js';
import { authenticateWith } from '../keys/card-key-exchange.js';
import { triesOf } from '../refusal.js';
import { proofKindOf } from './key-use.js';

/**
 * `proved`: card and terminal know the same key. `wrong`: they do not, which has cost a try where `triesLeft` says so.
 * `blocked`: too many wrong tries came before. `absent`: the card has no such key or version. `not-provable`: nothing
 * that leaves the card as it was would show it.
 */
export type KeyProofOutcome = 'proved' | 'wrong' | 'blocked' | 'absent' | 'refused' | 'not-provable';

export interface KeyProof {
  readonly outcome: KeyProofOutcome;
  /** Of the card's last answer. */
  readonly statusWord?: number;
  readonly triesLeft?: number;
}

/** Outcomes after which card and key do not fit together. */
const FAILED: ReadonlySet<string> = new Set<KeyProofOutcome>(['wrong', 'blocked', 'absent', 'refused']);

export function isFailedProof({ outcome }: { readonly outcome: string }): boolean {
  return FAILED.has(outcome);
}

const DATA_BYTES = 8;

/**
 * Has the card show in the current directory whether it knows a key: by external authentication, or, for an IRK, by
 * internal authentication, which names no version: the card takes the one it takes.
 * @param key as the card has it
 * @throws TransportError when the link fails
 */
export async function proveKey(
  transport: Transport,
  key: KeyImage,
  random: RandomSource = randomBytes,
): Promise<KeyProof> {
  switch (proofKindOf(key.type)) {
    case 'external':
      return byExternalAuthentication(transport, key);
    case 'internal':
      return byInternalAuthentication(transport, key, random);
    default:
      return { outcome: 'not-provable' };
  }
}

async function byExternalAuthentication(transport: Transport, key: KeyImage): Promise<KeyProof> {
  const { outcome, statusWord } = await authenticateWith(transport, key);
  if (outcome !== 'sent') return withoutKey(statusWord);
  if (statusWord === SW.SUCCESS) return { outcome: 'proved', statusWord };
  const triesLeft = triesOf(statusWord);
  if (triesLeft !== undefined) return { outcome: 'wrong', statusWord, triesLeft };
  return withoutKey(statusWord);
}

async function byInternalAuthentication(
  transport: Transport,
  key: KeyImage,
  random: RandomSource,
): Promise<KeyProof> {
  const factor = random(DATA_BYTES);
  const data = random(DATA_BYTES);
  const { data: shown, statusWord } = await internalAuthenticate(transport, concatBytes(factor, data));
  if (statusWord !== SW.SUCCESS) return withoutKey(statusWord);
  const algorithm = cardAlgorithm(key.algorithm);
  const expected = algorithm.cryptogram(algorithm.processKey(key.value, factor), data);
  return { outcome: equalConstantTime(expected, shown) ? 'proved' : 'wrong', statusWord };
}

function withoutKey(statusWord: number): KeyProof {
  if (statusWord === SW.METHOD_BLOCKED) return { outcome: 'blocked', statusWord };
  const absent = statusWord === SW.REFERENCE_NOT_FOUND || statusWord === SW.KEY_INDEX_NOT_SUPPORTED;
  return { outcome: absent ? 'absent' : 'refused', statusWord };
}
