import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { writeKeyHeader } from '../../../card-model/issuing/issue-commands.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import { encodeKeyRecord, type KeyRecord } from '../../../card-model/security/key-record.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { USUAL_VERSION } from '../../../card-model/security/key-version.js';
import { keyCheckValue } from '../../../crypto/index.js';
import { identifyCard } from '../identify-card.js';
import { authenticate } from '../keys/authenticate.js';
import { cipherOf } from '../keys/card-diversification.js';
import { cardKeyOf, sendSecured } from '../keys/card-key-exchange.js';
import { profileOfGeneration } from '../keys/directories.js';
import type { KeyRing } from '../keys/key-ring.js';
import { unknownName } from '../keys/near-names.js';
import { reasonOf, refusal } from '../refusal.js';
import { findPlannedKey, plannedKeys } from './card-keys.js';
import { proofKindOf } from './key-use.js';
import { type KeyProof, proveKey } from './prove-key.js';
import { readyForService } from './readiness.js';
import { keyRefused, type ServiceRefusal, wrongMac } from './service-result.js';

export interface ReplaceKeyOptions {
  /**
   * Version that the key gets on the card; default: that of the new ring. One that the card does not have yet is added
   * to the others. Of several versions in the new ring the one of this number is taken.
   */
  readonly version?: number;
}

/** The card has taken the key. */
export interface KeyReplaced {
  readonly outcome: 'replaced';
  /** 'SSSE.RK' */
  readonly key: string;
  readonly version: number;
  /** KCV of the key of this card, 3 bytes. */
  readonly cardCheckValue: Uint8Array;
  /** Of the new key by the card afterwards. */
  readonly proof: KeyProof;
  readonly effect: Bilingual;
  /** What else no longer fits, where there is something. */
  readonly consequence?: Bilingual;
}

export type ReplaceKeyResult = KeyReplaced | ServiceRefusal;

/** Wrong tries of a key of external authentication, where the file says nothing. */
const DEFAULT_TRIES = 3;

/**
 * WRITE KEY under the MK of the key's directory: gives the card the key that is derived from the new ring, in place of
 * the one of that version or beside it, with all tries; then has the card prove it where it can. By contact only.
 * @param keyRing the keys that the card has: the MK of the directory
 * @param newKeys the key to be
 * @throws TransportError when the link fails; TerminalError for names that card or rings do not have
 */
export async function replaceKey(
  transport: Transport,
  name: string,
  keyRing: KeyRing,
  newKeys: KeyRing,
  options: ReplaceKeyOptions = {},
): Promise<ReplaceKeyResult> {
  const sameVersion = newKeys.versionsOf(name).find(({ version }) => version === options.version);
  const given = sameVersion ?? newKeys.find(name);
  const step = { en: `writing ${given.name}`, zh: `写密钥 ${given.name}` };
  const ready = await readyForService(transport, step);
  if (ready.outcome !== 'ready') return ready;
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return identification;
  const profile = profileOfGeneration(identification.generation);
  const planned = findPlannedKey(profile, given.name);
  if (planned === undefined) {
    const names = plannedKeys(profile).map(({ plan }) => plan.name);
    throw unknownName(`a card of ${profile.id} has`, given.name, names);
  }
  const { directory, plan } = planned;
  const masterKey = `${directory.label}.MK`;
  const algorithm = cipherOf(identification);
  const maximumTries = opensRights(plan.type) ? (given.tries ?? DEFAULT_TRIES) : 0;
  const key: KeyImage = {
    type: plan.type,
    reference: plan.reference,
    version: options.version ?? given.version,
    algorithm,
    value: newKeys.cardKeyFor(given.name, identification, given.version),
    triesLeft: maximumTries,
    maximumTries,
  };

  const authentication = await authenticate(transport, masterKey, keyRing, identification);
  if (authentication.outcome !== 'authenticated') return keyRefused(authentication);
  const record: KeyRecord = { kind: 'key', key };
  const header = writeKeyHeader(record, true);
  const securedBy = cardKeyOf(keyRing, masterKey, identification);
  const sent = await sendSecured(transport, header, securedBy, encodeKeyRecord(record));
  if (sent.outcome !== 'sent') return sent;
  const { statusWord } = sent;
  if (statusWord === SW.MAC_WRONG) return wrongMac(masterKey, statusWord, step, NOTHING_CHANGED);
  if (statusWord === SW.NOT_ENOUGH_SPACE)
    return { ...refusal(step, statusWord), reason: full(step, statusWord) };
  if (statusWord !== SW.SUCCESS) return refusal(step, statusWord);

  return {
    outcome: 'replaced',
    key: given.name,
    version: key.version,
    cardCheckValue: keyCheckValue(algorithm, key.value),
    proof: isProvable(key) ? await proveKey(transport, key) : { outcome: 'not-provable' },
    effect: {
      en: `${given.name} is written as version ${key.version}, with all its tries`,
      zh: `${given.name} 已写入，版本 ${key.version}，重试次数已恢复`,
    },
    ...(plan.type === 'IRK' && { consequence: STALE_IDENTIFICATION_MAC }),
  };
}

/** Internal authentication names no version: the card takes the usual one. */
function isProvable({ type, version }: KeyImage): boolean {
  return proofKindOf(type) !== 'internal' || version === USUAL_VERSION;
}

const NOTHING_CHANGED: Bilingual = { en: 'nothing was changed', zh: '未作任何更改' };

const STALE_IDENTIFICATION_MAC: Bilingual = {
  en: 'the last four bytes of the 卡识别码 are still the MAC of the key before: write them anew',
  zh: '卡识别码后 4 字节仍为原密钥所算的 MAC，须重新写入',
};

function full(step: Bilingual, statusWord: number): Bilingual {
  const { en, zh } = reasonOf(step, statusWord);
  return {
    en: `${en}: a key has four versions at most; replace one of them with --key-version`,
    zh: `${zh}：一个密钥最多四个版本，请用 --key-version 替换其中之一`,
  };
}
