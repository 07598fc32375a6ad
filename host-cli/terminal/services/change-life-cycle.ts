import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { LifeCycleName } from '../../../card-model/files/life-cycle.js';
import { exchange } from '../connection/social-transport.js';
import { identifyCard } from '../identify-card.js';
import { authenticate } from '../keys/authenticate.js';
import type { KeySource } from '../keys/key-source.js';
import { refusal } from '../refusal.js';
import { applicationState, HEAD, type ServiceState } from './application-state.js';
import { refuseContactless } from './readiness.js';
import {
  keyRefused,
  nothingToDo,
  notInThisState,
  type ServiceDone,
  type ServiceRefusal,
} from './service-result.js';

export type LifeCycleService = 'activate' | 'suspend' | 'resume' | 'cancel';
export type LifeCycleResult = ServiceDone<LifeCycleService> | ServiceRefusal;

export interface ServiceOptions {
  /**
   * Called when the card is in a state from which the service leads on, before any key is used; throw to let the card
   * be as it is.
   */
  readonly confirm?: () => Promise<void>;
}

interface Change {
  readonly ins: number;
  /** Authenticates first. */
  readonly key: string;
  readonly from: readonly LifeCycleName[];
  readonly to: LifeCycleName;
  readonly step: Bilingual;
  readonly effect: Bilingual;
}

const UNTOUCHED = { en: 'the bank application is untouched', zh: '金融应用不受影响' };

/** conventions, application and card states */
const CHANGES: Readonly<Record<LifeCycleService, Change>> = {
  activate: {
    ins: 0x44,
    key: 'SSSE.UK',
    from: ['INITIALISED'],
    to: 'ACTIVATED',
    step: { en: 'activating the social application', zh: '启用社保应用' },
    effect: {
      en: `the social application is activated: it serves whoever shows its keys and PIN; ${UNTOUCHED.en}`,
      zh: `社保应用已启用，凭密钥和 PIN 使用；${UNTOUCHED.zh}`,
    },
  },
  suspend: {
    ins: 0x04,
    key: 'SSSE.UK',
    from: ['ACTIVATED'],
    to: 'DEACTIVATED',
    step: { en: 'suspending the social application', zh: '挂失社保应用' },
    effect: {
      en: `the social application is suspended: only its issuer data can be read; ${UNTOUCHED.en}`,
      zh: `社保应用已挂失停用，只能读取发卡机构数据；${UNTOUCHED.zh}`,
    },
  },
  resume: {
    ins: 0x44,
    key: 'SSSE.UK',
    from: ['DEACTIVATED'],
    to: 'ACTIVATED',
    step: { en: 'resuming the social application', zh: '解挂社保应用' },
    effect: {
      en: `the social application is in service again, its data, keys and PIN as they were; ${UNTOUCHED.en}`,
      zh: `社保应用已解挂，恢复使用，数据、密钥和 PIN 不变；${UNTOUCHED.zh}`,
    },
  },
  cancel: {
    ins: 0xe6,
    key: 'SSSE.MK',
    from: ['INITIALISED', 'ACTIVATED', 'DEACTIVATED'],
    to: 'TERMINATED',
    step: { en: 'cancelling the social application', zh: '注销社保应用' },
    effect: {
      en: `the social application is cancelled for good: it can be selected and serves nothing; ${UNTOUCHED.en}`,
      zh: `社保应用已注销，不可恢复：只能选择，不再提供任何服务；${UNTOUCHED.zh}`,
    },
  },
};

/*
 * The life cycle of the social application: looked at first, so that no key is used where there is nothing to do. All
 * by contact only. They throw TransportError when the link fails; TerminalError when the source lacks the key or the
 * key of the card cannot be derived.
 */

/** Puts a new card into service (启用). Needs SSSE.UK. */
export const activateApplication = serviceOf('activate');

/** Stops the social application of a lost card (挂失). Needs SSSE.UK. */
export const suspendApplication = serviceOf('suspend');

/** Ends the suspension of a card that was found (解挂). Needs SSSE.UK. */
export const resumeApplication = serviceOf('resume');

/** Ends the social application for good (注销). Needs SSSE.MK. */
export const cancelApplication = serviceOf('cancel');

function serviceOf(service: LifeCycleService) {
  return (transport: Transport, keys: KeySource, options: ServiceOptions = {}): Promise<LifeCycleResult> =>
    change(transport, keys, service, options);
}

async function change(
  transport: Transport,
  keys: KeySource,
  service: LifeCycleService,
  { confirm }: ServiceOptions,
): Promise<LifeCycleResult> {
  const { ins, key, to, step, effect } = CHANGES[service];
  keys.find(key);
  const contactless = refuseContactless(transport, step);
  if (contactless) return contactless;
  const found = await applicationState(transport);
  if (found.outcome !== 'found') return found;
  const before = found.state;
  const unfit = refuseState(service, before);
  if (unfit) return unfit;
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return identification;
  await confirm?.();

  const authentication = await authenticate(transport, key, keys, identification);
  if (authentication.outcome !== 'authenticated') return keyRefused(authentication);
  const { statusWord } = await exchange(transport, { cla: 0x00, ins, p1: 0x00, p2: 0x00 });
  if (statusWord !== SW.SUCCESS) return refusal(step, statusWord);
  const now = await applicationState(transport);
  const after = now.outcome === 'found' ? (now.state ?? to) : to;
  return { outcome: 'done', service, directory: HEAD, before, after, effect };
}

/** A card that does not tell its state is left to answer for itself. */
function refuseState(service: LifeCycleService, state: ServiceState | undefined) {
  const { from, to } = CHANGES[service];
  if (state === undefined) return undefined;
  if (state === to) return nothingToDo(state, HEAD);
  const leadsOn = from.some((name) => name === state);
  return leadsOn ? undefined : notInThisState(state, HEAD);
}
