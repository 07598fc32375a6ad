import { CardError } from '../kernel/card-error.js';
import type { Profile } from '../kernel/profile.js';
import { gen1 } from './gen1.js';
import { gen2 } from './gen2.js';
import { gen3 } from './gen3.js';
import { psam } from './psam.js';

/** Every profile there is; `sscard new -p` and card images name them by id. */
export const PROFILES: readonly Profile[] = [gen1, gen2, gen3, psam];

/** @throws CardError PROFILE_UNKNOWN, naming those there are */
export function findProfile(id: string): Profile {
  const found = PROFILES.find((profile) => profile.id === id);
  if (found) return found;
  const known = PROFILES.map((profile) => profile.id).join(', ');
  throw new CardError('PROFILE_UNKNOWN', `there is no profile '${id}'; known: ${known}`);
}
