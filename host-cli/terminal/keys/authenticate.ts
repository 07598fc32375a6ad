import { concatBytes } from '../../../apdu/bytes.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { USUAL_VERSION } from '../../../card-model/security/key-version.js';
import { externalAuthenticate } from '../connection/commands.js';
import { isSelected, selectDirectory } from '../connection/select.js';
import type { CardIdentification } from '../identify-card.js';
import { type Refusal, refusal } from '../refusal.js';
import { usedInstead } from '../services/key-use.js';
import { TerminalError } from '../terminal-error.js';
import { diversificationOf } from './card-diversification.js';
import { freshChallenge } from './card-key-exchange.js';
import { profileOfGeneration, requireDirectory } from './directories.js';
import type { KeySource } from './key-source.js';

interface AboutKey {
  /** 'SSSE.RK' */
  readonly key: string;
}

export interface Authenticated extends AboutKey {
  readonly outcome: 'authenticated';
}

/**
 * The card says no for this key: `refused` (with the tries left when the cryptogram was wrong), `blocked`, or there is
 * no such key; `psam-refused`: the PSAM says no, and the key of the card lost no try.
 */
export interface AuthenticationRefusal extends AboutKey, Omit<Refusal, 'outcome'> {
  readonly outcome: 'refused' | 'blocked' | 'key-unknown' | 'psam-refused';
}

export type AuthenticationResult = Authenticated | AuthenticationRefusal;

export interface AuthenticateOptions {
  /** Whether the key version 01 goes along (Lc 11); some cards of the field ask for it. Default: no. */
  readonly withVersion?: boolean;
  /** Which version of the key; default: that of the source, which is 01 where there are several. */
  readonly version?: number;
}

const NOTHING = new Uint8Array(0);

const OUTCOME_OF_STATUS: ReadonlyMap<number, AuthenticationRefusal['outcome']> = new Map([
  [SW.METHOD_BLOCKED, 'blocked'],
  [SW.REFERENCE_NOT_FOUND, 'key-unknown'],
  [SW.KEY_INDEX_NOT_SUPPORTED, 'key-unknown'],
]);

/**
 * External authentication with a key of the source, in the directory of the key. Rights gained before in SSSE stay, and
 * those of a directory when the key is of the same one; those of another directory fall. One wrong key spends a try.
 * @throws TransportError when the link fails; TerminalError for a name that the source or the card does not have, for a
 * key of another kind (`KEY_NOT_FOR_AUTHENTICATION`), and when the key of the card cannot be derived
 */
export async function authenticate(
  transport: Transport,
  keyName: string,
  keys: KeySource,
  identification: CardIdentification,
  options: AuthenticateOptions = {},
): Promise<AuthenticationResult> {
  const key = keys.find(keyName, options.version);
  const { name, directory, reference } = key;
  // Refused before anything is sent when its keys cannot be derived.
  diversificationOf(identification);
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
  const fresh = await freshChallenge(transport);
  if (fresh.outcome !== 'fresh') return { ...fresh, key: name };
  // The data may be any 8 bytes of the terminal; the field sends the challenge itself.
  const data = fresh.challenge;
  const cryptogram = await keys.cryptogram(name, identification, data, data, options.version);
  if (cryptogram.outcome !== 'computed') return { ...cryptogram, outcome: 'psam-refused', key: name };
  const version = options.version ?? key.version ?? USUAL_VERSION;
  const told = options.withVersion || version !== USUAL_VERSION ? Uint8Array.of(version) : NOTHING;
  const answer = await externalAuthenticate(transport, reference, concatBytes(cryptogram.value, data, told));
  if (answer.statusWord === SW.SUCCESS) return { outcome: 'authenticated', key: name };
  return refuse({ en: `external authentication with ${name}`, zh: `用 ${name} 外部认证` }, answer.statusWord);
}

/** Keys of different types share references: shown in place of another, a key would only spend its try. */
function requireRightKind(name: string, { label, keys }: DirectoryPlan): void {
  const planned = keys.find((key) => key.name === name);
  if (planned === undefined || opensRights(planned.type)) return;
  const usable = keys.filter(({ type }) => opensRights(type)).map((key) => key.name);
  const instead = usedInstead(planned.type);
  throw new TerminalError(
    'KEY_NOT_FOR_AUTHENTICATION',
    `${name} is no key of external authentication: ${instead}; those of ${label} are ${usable.join(', ')}`,
  );
}
