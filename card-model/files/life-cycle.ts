import type { Bilingual } from '../../apdu/trace/command-description.js';

interface LifeCycleEntry {
  /** Value of tag 8A in the FCP. */
  readonly value: number;
  readonly meaning: Bilingual;
  readonly source: string;
}

/** States of an application (conventions, application and card states; ISO/IEC 7816-4:2005, 5.3.3.2). */
export const LIFE_CYCLE = {
  INITIALISED: { value: 0x03, meaning: { en: 'initialised', zh: '初始化' }, source: 'conventions' },
  ACTIVATED: { value: 0x05, meaning: { en: 'activated', zh: '已启用' }, source: 'conventions' },
  DEACTIVATED: { value: 0x04, meaning: { en: 'deactivated', zh: '已停用' }, source: 'conventions' },
  TERMINATED: { value: 0x0c, meaning: { en: 'terminated', zh: '已注销' }, source: 'conventions' },
} as const satisfies Record<string, LifeCycleEntry>;

export type LifeCycleName = keyof typeof LIFE_CYCLE;
