import type { CardContents } from '../image/card-contents.js';
import type { Profile } from '../kernel/profile.js';

/** Transport key of the blank cards that this program makes: a test key, ASCII SSCARD01. */
export const TEST_TRANSPORT_KEY: Uint8Array = new TextEncoder().encode('SSCARD01');

const TRIES = 3;
const HISTORICAL_BYTES = 13;

/** A card as its maker delivers it: an empty MF, opened for building by the transport key, 8 bytes. */
export function blankCard(profile: Profile, transportKey: Uint8Array = TEST_TRANSPORT_KEY): CardContents {
  const { fid, application } = profile.plan();
  return {
    profile: profile.id,
    historicalBytes: new Uint8Array(HISTORICAL_BYTES),
    transportKey: { value: transportKey, triesLeft: TRIES, maximumTries: TRIES },
    masterFile: { fid, application, keys: [], files: [], directories: [] },
  };
}
