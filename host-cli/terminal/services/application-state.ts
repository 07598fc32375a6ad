import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { LifeCycleName } from '../../../card-model/files/life-cycle.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { isSelected, selectDirectory } from '../connection/select.js';
import { parseFileControlParameters } from '../exploring/file-control-parameters.js';
import { profileOfGeneration, requireDirectory } from '../keys/directories.js';
import { type Refusal, refusal } from '../refusal.js';

/** State of the social application or one of its directories, as far as it decides what the card serves. */
export type ServiceState = LifeCycleName | 'BLOCKED' | 'BLOCKED_FOR_GOOD' | 'CARD_BLOCKED';

export interface StateFound {
  readonly outcome: 'found';
  /** Undefined when the card does not tell: it gives no life-cycle byte. */
  readonly state: ServiceState | undefined;
}

/** Label of the head of the social application. */
export const HEAD = 'SSSE';

/** SSSE has one name in all generations. */
export const headPlan = (): DirectoryPlan => requireDirectory(profileOfGeneration(3), HEAD);

/**
 * Asks SELECT how a directory stands; uses no key and loses the rights that selecting it loses. A DF tells the life
 * cycle of the application it is in, and a block of its own or of SSSE.
 * @param plan default: SSSE
 * @throws TransportError when the link fails
 */
export async function applicationState(
  transport: Transport,
  plan: DirectoryPlan = headPlan(),
): Promise<StateFound | Refusal> {
  const detailed = await selectDirectory(transport, plan, 'FCP');
  const told = stateOf(detailed);
  if (told !== undefined) return { outcome: 'found', state: told };
  if (isSelected(detailed.statusWord)) return { outcome: 'found', state: undefined };
  // Not every card has FCPs; the plain SELECT tells whether the directory is there.
  const { statusWord } = await selectDirectory(transport, plan);
  const state = stateOf({ statusWord, data: new Uint8Array(0) });
  if (state !== undefined || isSelected(statusWord)) return { outcome: 'found', state };
  return refusal({ en: `selecting ${plan.label}`, zh: `选择 ${plan.label}` }, statusWord);
}

function stateOf({ statusWord, data }: ResponseApdu): ServiceState | undefined {
  if (statusWord === SW.APPLICATION_PERMANENTLY_BLOCKED) return 'BLOCKED_FOR_GOOD';
  if (statusWord === SW.FUNCTION_NOT_SUPPORTED) return 'CARD_BLOCKED';
  if (statusWord === SW.FILE_TERMINATED) return 'TERMINATED';
  if (!isSelected(statusWord)) return undefined;
  const { lifeCycle } = parseFileControlParameters(data);
  // 6283 stands for suspended and for blocked; the life-cycle byte tells which.
  const warned = statusWord === SW.SELECTED_FILE_DEACTIVATED;
  return warned && lifeCycle !== undefined && lifeCycle !== 'DEACTIVATED' ? 'BLOCKED' : lifeCycle;
}

interface StateText {
  /** What the state is, behind the name of what is in it. */
  readonly is: Bilingual;
  /** What would have to be done for it to serve. */
  readonly remedy: Bilingual;
}

const NO_WAY_BACK: Bilingual = { en: 'nothing brings it back', zh: '无法恢复' };

const STATES: Readonly<Record<ServiceState, StateText>> = {
  INITIALISED: {
    is: { en: 'is not activated yet', zh: '尚未启用' },
    remedy: { en: 'it has to be activated', zh: '须先启用' },
  },
  ACTIVATED: {
    is: { en: 'is in service', zh: '已启用' },
    remedy: { en: 'it serves', zh: '可正常使用' },
  },
  DEACTIVATED: {
    is: { en: 'is suspended', zh: '已挂失停用' },
    remedy: { en: 'it has to be resumed', zh: '须先解挂' },
  },
  TERMINATED: { is: { en: 'is cancelled for good', zh: '已注销' }, remedy: NO_WAY_BACK },
  BLOCKED: {
    is: { en: 'is blocked', zh: '已锁定' },
    remedy: { en: 'it has to be unblocked', zh: '须先解锁' },
  },
  BLOCKED_FOR_GOOD: { is: { en: 'is blocked for good', zh: '已永久锁定' }, remedy: NO_WAY_BACK },
  CARD_BLOCKED: { is: { en: 'is blocked for good', zh: '已永久锁定' }, remedy: NO_WAY_BACK },
};

/** What a person calls a directory: 'the social application', 'DF01'. */
export function subjectOf(label: string): Bilingual {
  return label === HEAD ? { en: 'the social application', zh: '社保应用' } : { en: label, zh: label };
}

/** 'the social application is suspended' */
export function stateSentence(state: ServiceState, label: string): Bilingual {
  const subject = state === 'CARD_BLOCKED' ? { en: 'the card', zh: '卡片' } : subjectOf(label);
  const { is } = STATES[state];
  return { en: `${subject.en} ${is.en}`, zh: `${subject.zh}${is.zh}` };
}

export function remedyOf(state: ServiceState): Bilingual {
  return STATES[state].remedy;
}
