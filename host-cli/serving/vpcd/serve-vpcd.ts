import { lookup } from 'node:dns/promises';
import type { CardSlot } from '../card-slot.js';
import type { NoticeListener } from '../notice.js';
import { ServingError } from '../serving-error.js';
import { protocolOfSlot } from '../slot-protocol.js';
import { type Endpoint, followingEndpoint, portsFrom, showEndpoint } from '../tcp/endpoint.js';
import { networkReason } from '../tcp/network-error.js';
import { earlyLengthRefusal } from './early-length.js';
import { SlotDialler } from './slot-dialler.js';
import { VPCD_TIMING, type VpcdTiming } from './timing.js';

/** Where the driver listens as it is packaged; its second slot has the next port. */
export const VPCD_ENDPOINT: Endpoint = { host: '127.0.0.1', port: 35_963 };

export interface ServeVpcdOptions {
  readonly notify?: NoticeListener;
  /** The cure by our side for Debian's driver, for cards with short answers only. */
  readonly earlyLengthByte?: boolean;
  readonly timing?: VpcdTiming;
}

export interface VpcdService {
  /** The reader of the driver that each slot dials, in the order given. */
  readonly endpoints: readonly Endpoint[];
  /** Takes the cards out of the driver's readers. */
  close(): void;
}

/**
 * Puts the card of each slot into a reader of the vpcd driver, the first at `endpoint`, each further one at the next
 * port. The driver may come later, and go and come again: `notify` tells.
 * @param slots those of nobody else
 * @throws ServingError HOST_UNKNOWN; PORTS_EXHAUSTED; EARLY_LENGTH_BYTE_REFUSED for a card with longer answers
 */
export async function serveVpcd(
  slots: readonly CardSlot[],
  endpoint: Endpoint = VPCD_ENDPOINT,
  { notify = () => undefined, earlyLengthByte = false, timing = VPCD_TIMING }: ServeVpcdOptions = {},
): Promise<VpcdService> {
  if (slots.length > portsFrom(endpoint)) {
    throw new ServingError(
      'PORTS_EXHAUSTED',
      `${slots.length} slots take a port each, and after ${endpoint.port} there are not that many: take a lower one`,
    );
  }
  if (earlyLengthByte) slots.forEach(requireShortAnswers);
  await requireHost(endpoint);
  const endpoints = slots.map((_slot, index) => followingEndpoint(endpoint, index));
  const diallers = slots.map(
    (slot, index) =>
      new SlotDialler(slot, endpoints[index]!, { notify, timing, earlyLengthByte, earlyRefusal: refusalOf }),
  );
  return {
    endpoints,
    close: () => {
      for (const dialler of diallers) dialler.close();
    },
  };
}

function requireShortAnswers(slot: CardSlot): void {
  const refusal = refusalOf(slot);
  if (refusal === undefined) return;
  throw new ServingError(
    'EARLY_LENGTH_BYTE_REFUSED',
    `the early length byte is not for the card in '${slot.name}': ${refusal}. Serve it without; where commands then take 48 ms, build vpcd from the current sources of vsmartcard, or use --pcsc-socket`,
  );
}

function refusalOf(slot: CardSlot): string | undefined {
  if (slot.chip === undefined || slot.mute) return undefined;
  return earlyLengthRefusal(slot.chip.card, protocolOfSlot(slot));
}

async function requireHost(endpoint: Endpoint): Promise<void> {
  try {
    await lookup(endpoint.host);
  } catch (error) {
    throw new ServingError(
      'HOST_UNKNOWN',
      `no virtual reader at ${showEndpoint(endpoint)}: ${networkReason(error)}; look at the name, or give the IP address`,
      error,
    );
  }
}
