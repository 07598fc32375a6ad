import type { Directory } from '../files/directory.js';
import type { CardCore } from '../kernel/card-core.js';

/** Reference of the MK in every directory. ssc-card.md 2.2 */
export const MASTER_KEY = 0x00;

/** Reference of the update key of an application's head, SSSE.UK. ssc-card.md 2.2 */
export const UPDATE_KEY = 0x04;

/**
 * Whether files may be created and deleted and keys written in a directory: before issue by who has shown the
 * transport key, which the kernel has asked for already; afterwards by who has authenticated with its MK.
 */
export function administratorIn({ state }: CardCore, directory: Directory): boolean {
  return state.transportKey !== undefined || directory.rightOfKey(MASTER_KEY).held;
}
