import { equalBytes } from '../../../../apdu/bytes.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { decodeText } from '../../../../apdu/codec/text-field.js';
import type { PaymentFci } from '../../../../apdu/payment/file-control-information.js';
import type { PaymentCard } from '../payment-card.js';
import { type Candidate, isServed } from './candidate.js';
import { fciOf, refuseBlockedCard } from './environment.js';

/** Applications of one card that share the beginning of a name; a card that always has another one is lying. */
const MAXIMUM_OCCURRENCES = 16;
const PRIORITY_BITS = 0x0f;
const CONFIRM_BIT = 0x80;

/** What was found by trying the terminal's own names. */
export interface ListedCandidates {
  readonly candidates: readonly Candidate[];
  /** At least one application is there, but blocked. */
  readonly blocked: boolean;
}

/**
 * Tries each AID of the terminal, and where the card has longer names, the next ones too. Blocked applications (6283)
 * stand in the list only where `blockedToo` asks for them. EMV 4.3 Book 1, 12.3.3.
 */
export async function selectByList(
  card: PaymentCard,
  terminalAids: readonly Uint8Array[],
  blockedToo: boolean,
): Promise<ListedCandidates> {
  const candidates: Candidate[] = [];
  let blocked = false;
  for (const own of terminalAids) {
    for (let count = 0; count < MAXIMUM_OCCURRENCES; count++) {
      const { data, statusWord } = await card.select(own, count === 0 ? 'first' : 'next');
      refuseBlockedCard(statusWord);
      const isBlocked = statusWord === SW.SELECTED_FILE_DEACTIVATED;
      if (statusWord !== SW.SUCCESS && !isBlocked) break;
      blocked ||= isBlocked;
      const fci = fciOf(data);
      const known = candidates.some(({ aid }) => equalBytes(aid, fci.name));
      if (!isServed(fci.name, [own])) break;
      if (!known && (!isBlocked || blockedToo)) candidates.push(candidateOf(fci));
      if (fci.name.length === own.length) break;
    }
  }
  return { candidates, blocked };
}

function candidateOf({ name, objects }: PaymentFci): Candidate {
  const indicator = objects.get(0x87)?.[0] ?? 0;
  const label = objects.get(0x50);
  return {
    aid: name.slice(),
    ...(label && { label: decodeText(label) }),
    priority: indicator & PRIORITY_BITS,
    confirm: (indicator & CONFIRM_BIT) !== 0,
  };
}
