import type { Directory } from '../files/directory.js';
import type { CardCore } from '../kernel/card-core.js';
import { MASTER_KEY } from '../security/key-reference.js';

/**
 * Whether files may be created and deleted and keys written in a directory: before issue by who has shown the
 * transport key, which the kernel has asked for already; afterwards by who has authenticated with its MK.
 */
export function administratorIn({ state }: CardCore, directory: Directory): boolean {
  return state.transportKey !== undefined || directory.rightOfKey(MASTER_KEY).held;
}
