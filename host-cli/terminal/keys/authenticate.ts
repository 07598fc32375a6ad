import { concatBytes } from '../../../apdu/bytes.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { CHALLENGE_BYTES, externalAuthenticate, getChallenge } from '../connection/commands.js';
import { isSelected, selectDirectory } from '../connection/select.js';
import type { CardIdentification } from '../identify-card.js';
import { type Refusal, refusal } from '../refusal.js';
import { TerminalError } from '../terminal-error.js';
import { profileOfGeneration, requireDirectory } from './directories.js';
import { cipherOf, type KeyRing } from './key-ring.js';

interface AboutKey {
  /** 'SSSE.RK' */
  readonly key: string;
}

export interface Authenticated extends AboutKey {
  readonly outcome: 'authenticated';
}

/** The card says no for this key: `refused` (with the tries left when the cryptogram was wrong), `blocked`, or there is no such key. */
export interface AuthenticationRefusal extends AboutKey, Omit<Refusal, 'outcome'> {
  readonly outcome: 'refused' | 'blocked' | 'key-unknown';
}

export type AuthenticationResult = Authenticated | AuthenticationRefusal;

export interface AuthenticateOptions {
  /** Whether the key version 01 goes along (Lc 11); some cards of the field ask for it. Default: no. */
  readonly withVersion?: boolean;
}

const KEY_VERSION = 0x01;

const OUTCOME_OF_STATUS: ReadonlyMap<number, AuthenticationRefusal['outcome']> = new Map([
  [SW.METHOD_BLOCKED, 'blocked'],
  [SW.REFERENCE_NOT_FOUND, 'key-unknown'],
  [SW.KEY_INDEX_NOT_SUPPORTED, 'key-unknown'],
]);

/**
 * External authentication with a key of the ring, in the directory of the key. Rights gained before in SSSE stay, and
 * those of a directory when the key is of the same one; those of another directory fall. One wrong key spends a try.
 * @throws TransportError when the link fails; TerminalError for a name that the ring or the card does not have, for a
 * key of another kind (`KEY_NOT_FOR_AUTHENTICATION`), and when the key of the card cannot be derived
 */
export async function authenticate(
  transport: Transport,
  keyName: string,
  keyRing: KeyRing,
  identification: CardIdentification,
  options: AuthenticateOptions = {},
): Promise<AuthenticationResult> {
  const { name, directory, reference } = keyRing.find(keyName);
  const cardKey = keyRing.cardKeyFor(name, identification);
  const plan = requireDirectory(profileOfGeneration(identification.generation), directory);
  requireRightKind(name, plan);
  const refuse = (step: Bilingual, statusWord: number): AuthenticationRefusal => ({
    ...refusal(step, statusWord),
    outcome: OUTCOME_OF_STATUS.get(statusWord) ?? 'refused',
    key: name,
  });

  const selected = await selectDirectory(transport, plan);
  if (!isSelected(selected.statusWord)) {
    return {
      ...refuse({ en: `selecting ${directory}`, zh: `选择 ${directory}` }, selected.statusWord),
      outcome: 'refused',
    };
  }
  const challenge = await getChallenge(transport);
  if (challenge.statusWord !== SW.SUCCESS || challenge.data.length !== CHALLENGE_BYTES) {
    return {
      ...refuse({ en: 'getting a challenge', zh: '取随机数' }, challenge.statusWord),
      outcome: 'refused',
    };
  }
  const algorithm = cardAlgorithm(cipherOf(identification));
  const processKey = algorithm.processKey(cardKey, challenge.data);
  // The data may be any 8 bytes of the terminal; the field sends the challenge itself.
  const cryptogram = algorithm.cryptogram(processKey, challenge.data);
  const version = options.withVersion ? Uint8Array.of(KEY_VERSION) : new Uint8Array(0);
  const answer = await externalAuthenticate(
    transport,
    reference,
    concatBytes(cryptogram, challenge.data, version),
  );
  if (answer.statusWord === SW.SUCCESS) return { outcome: 'authenticated', key: name };
  return refuse({ en: `external authentication with ${name}`, zh: `用 ${name} 外部认证` }, answer.statusWord);
}

/** Keys of different types share references: shown in place of another, a key would only spend its try. */
function requireRightKind(name: string, { label, keys }: DirectoryPlan): void {
  const planned = keys.find((key) => key.name === name);
  if (planned === undefined || opensRights(planned.type)) return;
  const usable = keys.filter(({ type }) => opensRights(type)).map((key) => key.name);
  throw new TerminalError(
    'KEY_NOT_FOR_AUTHENTICATION',
    `${name} is no key of external authentication; those of ${label} are ${usable.join(', ')}`,
  );
}
