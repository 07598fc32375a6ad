import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import type { CommandHeader } from '../connection/secured-command.js';
import { isSelected, selectDirectory } from '../connection/select.js';
import { type CardIdentification, identifyCard } from '../identify-card.js';
import { cardKeyOf, type Sent, sendSecured } from '../keys/card-key-exchange.js';
import { profileOfGeneration, requireDirectory } from '../keys/directories.js';
import type { KeyRing } from '../keys/key-ring.js';
import { type Refusal, refusal } from '../refusal.js';
import { applicationState, HEAD, type ServiceState, stateSentence, subjectOf } from './application-state.js';
import type { ServiceOptions } from './change-life-cycle.js';
import { identifyBlockedCard } from './identify-blocked.js';
import { refuseContactless } from './readiness.js';
import {
  NOTHING_SPENT,
  nothingToDo,
  notInThisState,
  type ServiceDone,
  type ServiceRefusal,
  wrongMac,
} from './service-result.js';

export type BlockResult = ServiceDone<'block' | 'unblock'> | ServiceRefusal;

export interface BlockOptions extends ServiceOptions {
  /** 'SSSE' (default), 'DF01' to 'DF07'; the key is its LK. */
  readonly directory?: string;
  /** No unblocking afterwards. */
  readonly permanent?: boolean;
}

export interface UnblockOptions {
  /** 'SSSE' (default), 'DF01' to 'DF07'; the key is its LK. */
  readonly directory?: string;
  /** Six digits; needed for SSSE, which tells nothing while it is blocked. */
  readonly areaCode?: string;
}

/** conventions, application and card states */
const BLOCK: CommandHeader = { cla: 0x84, ins: 0x1e, p1: 0x00, p2: 0x00 };
const FOR_GOOD = 0x01;
const UNBLOCK: CommandHeader = { cla: 0x84, ins: 0x18, p1: 0x00, p2: 0x00 };

const lockKeyOf = (label: string): string => `${label}.LK`;

/**
 * APPLICATION BLOCK of SSSE or one DF, until it is unblocked or for good. By contact only.
 * @throws TransportError when the link fails; TerminalError for a directory or LK that there is none of
 */
export async function blockApplication(
  transport: Transport,
  keyRing: KeyRing,
  { directory = HEAD, permanent = false, confirm }: BlockOptions = {},
): Promise<BlockResult> {
  const label = directory.toUpperCase();
  const key = keyRing.find(lockKeyOf(label)).name;
  const subject = subjectOf(label);
  const step = { en: `blocking ${subject.en}`, zh: `锁定${subject.zh}` };
  const contactless = refuseContactless(transport, step);
  if (contactless) return contactless;
  const head = await applicationState(transport);
  if (head.outcome !== 'found') return head;
  const refusedByHead = refuseBlocking(head.state, HEAD, label === HEAD && !permanent);
  if (refusedByHead) return refusedByHead;
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return identification;
  const plan = requireDirectory(profileOfGeneration(identification.generation), label);
  const found = label === HEAD ? head : await applicationState(transport, plan);
  if (found.outcome !== 'found') return found;
  const refusedHere = refuseBlocking(found.state, label, !permanent);
  if (refusedHere) return refusedHere;
  await confirm?.();

  const header = permanent ? { ...BLOCK, p2: FOR_GOOD } : BLOCK;
  const sent = await sendTo(plan, transport, header, keyRing, identification);
  if (sent.outcome !== 'sent') return sent;
  if (sent.statusWord === SW.MAC_WRONG) return wrongMac(key, sent.statusWord, step, NOTHING_SPENT);
  if (sent.statusWord !== SW.SUCCESS) return refusal(step, sent.statusWord);
  const after = await stateOf(transport, plan);
  const effect = permanent ? blockedForGood(label) : blocked(label);
  return { outcome: 'done', service: 'block', directory: label, before: found.state, after, effect };
}

/**
 * APPLICATION UNBLOCK: a wrong MAC spends one of three tries, after which the block is for good. By contact only.
 * @throws TransportError when the link fails; TerminalError for a directory or LK that there is none of, and
 * `AREA_CODE_MISSING` for SSSE without an area code
 */
export async function unblockApplication(
  transport: Transport,
  keyRing: KeyRing,
  { directory = HEAD, areaCode = '' }: UnblockOptions = {},
): Promise<BlockResult> {
  const label = directory.toUpperCase();
  const key = keyRing.find(lockKeyOf(label)).name;
  const subject = subjectOf(label);
  const step = { en: `unblocking ${subject.en}`, zh: `解锁${subject.zh}` };
  const contactless = refuseContactless(transport, step);
  if (contactless) return contactless;
  const head = await applicationState(transport);
  if (head.outcome !== 'found') return head;
  const refusedByHead =
    label === HEAD ? refuseUnblocking(head.state, HEAD) : refuseBlocking(head.state, HEAD);
  if (refusedByHead) return refusedByHead;
  const identification =
    label === HEAD ? await identifyBlockedCard(transport, areaCode) : await identifyCard(transport);
  if (identification.outcome !== 'identified') return identification;
  const plan = requireDirectory(profileOfGeneration(identification.generation), label);
  const found = label === HEAD ? head : await applicationState(transport, plan);
  if (found.outcome !== 'found') return found;
  const before = found.state;
  const refusedHere = refuseUnblocking(before, label);
  if (refusedHere) return refusedHere;

  const sent = await sendTo(plan, transport, UNBLOCK, keyRing, identification);
  if (sent.outcome !== 'sent') return sent;
  const after = await stateOf(transport, plan);
  if (sent.statusWord === SW.MAC_WRONG) {
    return wrongMac(key, sent.statusWord, step, afterWrongUnblock(after, label), after);
  }
  if (sent.statusWord !== SW.SUCCESS) return refusal(step, sent.statusWord);
  return { outcome: 'done', service: 'unblock', directory: label, before, after, effect: unblocked(label) };
}

/** @param sameIsDone whether a block that is there is all that was asked for */
function refuseBlocking(state: ServiceState | undefined, label: string, sameIsDone = false) {
  if (state === undefined || state === 'ACTIVATED') return undefined;
  const reached = sameIsDone && (state === 'BLOCKED' || state === 'BLOCKED_FOR_GOOD');
  return reached ? nothingToDo(state, label) : notInThisState(state, label);
}

function refuseUnblocking(state: ServiceState | undefined, label: string) {
  if (state === undefined || state === 'BLOCKED') return undefined;
  return state === 'ACTIVATED' ? nothingToDo(state, label) : notInThisState(state, label);
}

async function sendTo(
  plan: DirectoryPlan,
  transport: Transport,
  header: CommandHeader,
  keyRing: KeyRing,
  identification: CardIdentification,
): Promise<Sent | Refusal> {
  const { label } = plan;
  const selected = await selectDirectory(transport, plan);
  if (!isSelected(selected.statusWord)) {
    return refusal({ en: `selecting ${label}`, zh: `选择 ${label}` }, selected.statusWord);
  }
  return sendSecured(transport, header, cardKeyOf(keyRing, lockKeyOf(label), identification));
}

async function stateOf(transport: Transport, plan: DirectoryPlan): Promise<ServiceState | undefined> {
  const now = await applicationState(transport, plan);
  return now.outcome === 'found' ? now.state : undefined;
}

function afterWrongUnblock(state: ServiceState | undefined, label: string): Bilingual {
  if (state === 'BLOCKED_FOR_GOOD') {
    const { en, zh } = stateSentence(state, label);
    return { en: `that was the last of three tries, and ${en}`, zh: `三次机会已用完，${zh}` };
  }
  return {
    en: 'it cost one of three tries; after the third the block is for good',
    zh: '已消耗三次机会中的一次，三次用完即永久锁定',
  };
}

const elsewhere = (label: string): Bilingual =>
  label === HEAD
    ? { en: 'the bank application is untouched', zh: '金融应用不受影响' }
    : { en: 'the rest of the card is untouched', zh: '卡内其他应用不受影响' };

function blocked(label: string): Bilingual {
  const { en, zh } = stateSentence('BLOCKED', label);
  const others = elsewhere(label);
  return {
    en: `${en} until it is unblocked: nothing in it can be read or written; ${others.en}`,
    zh: `${zh}，解锁前不能读写；${others.zh}`,
  };
}

function blockedForGood(label: string): Bilingual {
  const { en, zh } = stateSentence('BLOCKED_FOR_GOOD', label);
  const others = elsewhere(label);
  return { en: `${en}: it cannot even be selected; ${others.en}`, zh: `${zh}，不能再选择；${others.zh}` };
}

function unblocked(label: string): Bilingual {
  const { en, zh } = subjectOf(label);
  return {
    en: `${en} is unblocked: it serves as before, and all tries to unblock it are there again`,
    zh: `${zh}已解锁，恢复使用，解锁次数已恢复`,
  };
}
