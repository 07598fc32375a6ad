import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { IdentificationResult } from '../identify-card.js';
import type { AuthenticationRefusal } from '../keys/authenticate.js';
import type { Refusal } from '../refusal.js';
import { reasonOf } from '../refusal.js';
import { remedyOf, type ServiceState, stateSentence } from './application-state.js';

/** The card has done what was asked. */
export interface ServiceDone<Service extends string> {
  readonly outcome: 'done';
  readonly service: Service;
  /** 'SSSE', 'DF01' */
  readonly directory: string;
  /** State before and after; undefined where the card does not tell it. */
  readonly before: ServiceState | undefined;
  readonly after: ServiceState | undefined;
  /** What is true from now on. */
  readonly effect: Bilingual;
}

/** Refused by the terminal: no key was used, and no try spent. */
export interface NotDone {
  readonly outcome: 'nothing-to-do' | 'not-in-this-state' | 'contact-only';
  readonly state?: ServiceState;
  readonly reason: Bilingual;
}

/** The card did not accept the key that the service begins with. */
export interface KeyRefused {
  readonly outcome: 'key-refused';
  readonly statusWord: number;
  readonly reason: Bilingual;
  readonly authentication: AuthenticationRefusal;
}

/** The MAC of the command was wrong: the key of the ring is not the card's. */
export interface WrongMac {
  readonly outcome: 'wrong-mac';
  readonly statusWord: number;
  /** 'SSSE.LK' */
  readonly key: string;
  /** State afterwards. */
  readonly state?: ServiceState;
  readonly reason: Bilingual;
}

export type ServiceRefusal =
  | NotDone
  | KeyRefused
  | WrongMac
  | Exclude<IdentificationResult, { outcome: 'identified' }>
  | Refusal;

/** The state wanted is reached already. */
export function nothingToDo(state: ServiceState, label: string): NotDone {
  const { en, zh } = stateSentence(state, label);
  const reason = {
    en: `${en} already: nothing to do, and no key was used`,
    zh: `${zh}，无需操作，未使用任何密钥`,
  };
  return { outcome: 'nothing-to-do', state, reason };
}

/** The state does not lead to the one wanted. */
export function notInThisState(state: ServiceState, label: string): NotDone {
  const told = stateSentence(state, label);
  const remedy = remedyOf(state);
  const reason = {
    en: `${told.en}: ${remedy.en}; nothing was changed, and no key was used`,
    zh: `${told.zh}，${remedy.zh}；未作任何更改，未使用任何密钥`,
  };
  return { outcome: 'not-in-this-state', state, reason };
}

export function keyRefused(authentication: AuthenticationRefusal): KeyRefused {
  const { statusWord, reason } = authentication;
  return { outcome: 'key-refused', statusWord, reason, authentication };
}

/** What follows from a wrong MAC that the card does not count. */
export const NOTHING_SPENT: Bilingual = {
  en: 'nothing was changed, and no try was spent',
  zh: '未作任何更改，未消耗次数',
};

/** @param consequence what follows from it */
export function wrongMac(
  key: string,
  statusWord: number,
  step: Bilingual,
  consequence: Bilingual,
  state?: ServiceState,
): WrongMac {
  const told = reasonOf(step, statusWord);
  const reason = {
    en: `${told.en}: ${key} of the key file is not the key of this card; ${consequence.en}`,
    zh: `${told.zh}：密钥文件中的 ${key} 与卡中密钥不符；${consequence.zh}`,
  };
  return { outcome: 'wrong-mac', statusWord, key, ...(state && { state }), reason };
}
