import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { Refusal } from '../refusal.js';
import { applicationState, HEAD, type ServiceState } from './application-state.js';
import { type NotDone, notInThisState } from './service-result.js';

/**
 * The services of the card's issuer are by contact only (conventions, contactless): over the air the card answers 6982,
 * which would tell nothing. Undefined on the contacts.
 */
export function refuseContactless(transport: Transport, what: Bilingual): NotDone | undefined {
  if (transport.protocol !== 'contactless') return undefined;
  const reason = {
    en: `${what.en} works by contact only: put the card into a contact reader`,
    zh: `${what.zh}只能通过接触界面办理：请将卡片插入接触式读卡器`,
  };
  return { outcome: 'contact-only', reason };
}

/**
 * Whether the social application serves a command of its issuer now: by contact, and in service. A card that does not
 * tell its state is left to answer for itself.
 * @returns why not, before any key is used; otherwise the state
 * @throws TransportError when the link fails
 */
export async function readyForService(
  transport: Transport,
  what: Bilingual,
): Promise<{ readonly outcome: 'ready'; readonly state: ServiceState | undefined } | NotDone | Refusal> {
  const contactless = refuseContactless(transport, what);
  if (contactless) return contactless;
  const found = await applicationState(transport);
  if (found.outcome !== 'found') return found;
  const { state } = found;
  if (state !== undefined && state !== 'ACTIVATED') return notInThisState(state, HEAD);
  return { outcome: 'ready', state };
}
