import type { Directory } from '../../../files/directory.js';
import { defineSession } from '../../../kernel/session.js';
import { allOf, CONTACT, PIN } from '../../../security/access-rule.js';
import type { Key } from '../../../security/key.js';
import type { DebitOrder } from './debit-message.js';

/** Medical debits are for the holder at a contact terminal. Conventions, medical debit and contactless. */
export const DEBIT_RIGHTS = allOf(CONTACT, PIN);

/** What INITIALISE leaves for DEBIT. */
export interface DebitSession extends DebitOrder {
  readonly keyVersion: number;
  /** Of the card, the number that the debit will have. */
  readonly sequence: number;
  /** 4 bytes of the card. */
  readonly random: Uint8Array;
}

export const DEBIT_SESSION = defineSession<DebitSession>('medical debit');

/** Both keys have one reference; the commands name only the version. Conventions, medical debit. */
const DEBIT_KEY = 0x01;

export interface DebitKeys {
  /** Session key, MAC1 and MAC2. */
  readonly dpk: Key;
  /** TAC. */
  readonly dtk: Key;
}

/** The keys of that version; undefined where the directory lacks one of them. */
export function findDebitKeys(directory: Directory, version: number): DebitKeys | undefined {
  const dpk = directory.findKey((type) => type === 'DPK', DEBIT_KEY, version);
  const dtk = directory.findKey((type) => type === 'DTK', DEBIT_KEY, version);
  return dpk && dtk && { dpk, dtk };
}
