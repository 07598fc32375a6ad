import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { CommandHeader } from '../connection/secured-command.js';
import { isSelected, selectSsse } from '../connection/select.js';
import { identifyCard } from '../identify-card.js';
import { cardKeyOf, sendSecured } from '../keys/card-key-exchange.js';
import type { KeyRing } from '../keys/key-ring.js';
import { refusal } from '../refusal.js';
import { applicationState, HEAD } from './application-state.js';
import type { ServiceOptions } from './change-life-cycle.js';
import { refuseContactless } from './readiness.js';
import {
  NOTHING_SPENT,
  nothingToDo,
  notInThisState,
  type ServiceDone,
  type ServiceRefusal,
  wrongMac,
} from './service-result.js';

export type BlockCardResult = ServiceDone<'block-card'> | ServiceRefusal;

/** conventions, application and card states */
const CARD_BLOCK: CommandHeader = { cla: 0x84, ins: 0x16, p1: 0x00, p2: 0x00 };
const BLOCK_KEY = 'SSSE.BK';

/**
 * CARD BLOCK: the end of the whole card, the bank application included. By contact only; needs SSSE.BK.
 * @throws TransportError when the link fails; TerminalError when the ring lacks the key or it cannot be derived
 */
export async function blockCard(
  transport: Transport,
  keyRing: KeyRing,
  { confirm }: ServiceOptions = {},
): Promise<BlockCardResult> {
  keyRing.find(BLOCK_KEY);
  const step = { en: 'blocking the card', zh: '锁定卡片' };
  const contactless = refuseContactless(transport, step);
  if (contactless) return contactless;
  const found = await applicationState(transport);
  if (found.outcome !== 'found') return found;
  const before = found.state;
  if (before === 'CARD_BLOCKED') return nothingToDo(before, HEAD);
  if (before !== undefined && before !== 'ACTIVATED') return notInThisState(before, HEAD);
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return identification;
  await confirm?.();

  const selected = await selectSsse(transport);
  if (!isSelected(selected.statusWord)) {
    return refusal({ en: 'selecting SSSE', zh: '选择 SSSE' }, selected.statusWord);
  }
  const key = cardKeyOf(keyRing, BLOCK_KEY, identification);
  const sent = await sendSecured(transport, CARD_BLOCK, key);
  if (sent.outcome !== 'sent') return sent;
  if (sent.statusWord === SW.MAC_WRONG) return wrongMac(BLOCK_KEY, sent.statusWord, step, NOTHING_SPENT);
  if (sent.statusWord !== SW.SUCCESS) return refusal(step, sent.statusWord);
  const now = await applicationState(transport);
  const effect = {
    en: 'the card is blocked for good: no application on it can be selected, that of the bank included',
    zh: '卡片已永久锁定：包括金融应用在内，任何应用都不能再选择',
  };
  const after = now.outcome === 'found' ? now.state : undefined;
  return { outcome: 'done', service: 'block-card', directory: HEAD, before, after, effect };
}
