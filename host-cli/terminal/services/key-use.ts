import { KEY_TYPES, type KeyType, opensRights } from '../../../card-model/security/key-type.js';

/** What of `sscard` uses a key of a type that EXTERNAL AUTHENTICATE does not take. */
const USED_BY: Readonly<Partial<Record<KeyType, string>>> = {
  LK: 'it makes the MAC of block and unblock (sscard block, sscard unblock)',
  BK: 'it makes the MAC of the block of the whole card (sscard block --card)',
  PIN_RELOAD: 'it secures PIN unblock and reload (sscard pin unblock, sscard pin reload)',
  DPK: 'the medical debit makes its session key with it (sscard debit)',
  DTK: 'the medical debit makes its TAC with it (sscard debit)',
  IRK: 'the card proves itself with it, by internal authentication (sscard auth SSSE.IRK)',
  SAM: 'a PSAM diversifies it for each card (--psam)',
};

/** How a key can be proved against the card. */
export type KeyProofKind = 'external' | 'internal' | 'none';

/** External authentication, internal authentication, or by nothing that leaves the card as it was. */
export function proofKindOf(type: KeyType): KeyProofKind {
  if (opensRights(type)) return 'external';
  return type === 'IRK' ? 'internal' : 'none';
}

/** What the key does instead of external authentication; undefined for keys that do that. */
export function usedInstead(type: KeyType): string | undefined {
  if (opensRights(type)) return undefined;
  return USED_BY[type] ?? `it is for ${KEY_TYPES[type].meaning.en}`;
}
