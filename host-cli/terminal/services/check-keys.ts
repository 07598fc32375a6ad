import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import type { KeyPlan } from '../../../card-model/plan/file-plan.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import { isSelected, selectDirectory } from '../connection/select.js';
import type { CardIdentification } from '../identify-card.js';
import { cipherOf } from '../keys/card-diversification.js';
import { socialDirectories } from '../keys/directories.js';
import type { KeyRing } from '../keys/key-ring.js';
import { proofKindOf } from './key-use.js';
import { type KeyProof, proveKey } from './prove-key.js';

/** What the card says to one key. */
export interface KeyCheck extends Omit<KeyProof, 'outcome'> {
  /** 'SSSE.RK' */
  readonly key: string;
  /** Undefined when the ring has no key of that name. */
  readonly version?: number;
  /** `not-given`: the ring lacks it; `not-tried`: another version of the key was wrong before. */
  readonly outcome: KeyProof['outcome'] | 'not-given' | 'not-tried';
}

/**
 * Has the card prove or accept every key of the ring that can be proved without changing anything. A wrong key of
 * external authentication costs one of its tries; no further version of it is then tried, so that one run never costs
 * a key more than one.
 * @returns one result at a time, in the order of the profile
 * @throws TransportError when the link fails; TerminalError when the keys of the card cannot be derived
 */
export async function* checkKeys(
  transport: Transport,
  profile: Profile,
  keyRing: KeyRing,
  identification: CardIdentification,
): AsyncGenerator<KeyCheck> {
  for (const directory of socialDirectories(profile)) {
    if (!directory.keys.some(({ name }) => keyRing.has(name))) {
      yield* directory.keys.map(({ name }) => notGiven(name));
      continue;
    }
    const { statusWord } = await selectDirectory(transport, directory);
    for (const plan of directory.keys) {
      if (isSelected(statusWord)) yield* checkKey(transport, plan, keyRing, identification);
      else yield* unreachable(plan, keyRing, statusWord);
    }
  }
}

async function* checkKey(
  transport: Transport,
  plan: KeyPlan,
  keyRing: KeyRing,
  identification: CardIdentification,
): AsyncGenerator<KeyCheck> {
  const { name } = plan;
  const versions = keyRing.versionsOf(name);
  if (versions.length === 0) yield notGiven(name);
  const usual = versions.length > 0 ? keyRing.find(name).version : undefined;
  let failed = false;
  for (const { version } of versions) {
    const named = { key: name, version };
    // Internal authentication names no version, so only the one that the card takes can be looked at.
    if (proofKindOf(plan.type) === 'internal' && version !== usual)
      yield { ...named, outcome: 'not-provable' };
    else if (failed) yield { ...named, outcome: 'not-tried' };
    else {
      const proof = await proveKey(transport, keyImage(plan, keyRing, identification, version));
      failed = proof.outcome === 'wrong' || proof.outcome === 'blocked';
      yield { ...named, ...proof };
    }
  }
}

/** The key as this card has it; tries and counter are of no matter to a proof. */
export function keyImage(
  { name, type, reference }: KeyPlan,
  keyRing: KeyRing,
  identification: CardIdentification,
  version: number,
): KeyImage {
  const value = keyRing.cardKeyFor(name, identification, version);
  const algorithm = cipherOf(identification);
  return { type, reference, version, algorithm, value, triesLeft: 0, maximumTries: 0 };
}

const notGiven = (key: string): KeyCheck => ({ key, outcome: 'not-given' });

function unreachable({ name }: KeyPlan, keyRing: KeyRing, statusWord: number): KeyCheck[] {
  const versions = keyRing.versionsOf(name);
  if (versions.length === 0) return [notGiven(name)];
  const outcome = statusWord === SW.FILE_NOT_FOUND ? 'absent' : 'refused';
  return versions.map(({ version }) => ({ key: name, version, outcome, statusWord }));
}
