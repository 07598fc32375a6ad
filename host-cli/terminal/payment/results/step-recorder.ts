import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { describeValue } from '../../../../apdu/payment/describe-value.js';
import { paymentTag } from '../../../../apdu/payment/tags-table.js';

/** The functions of a transaction, in the words of the standard. EMV 4.3 Book 3, 8. */
export const PAYMENT_STEPS = {
  selection: { en: 'application selection', zh: '应用选择' },
  initiation: { en: 'initiate application processing', zh: '应用初始化' },
  reading: { en: 'read application data', zh: '读应用数据' },
  'offline-authentication': { en: 'offline data authentication', zh: '脱机数据认证' },
  restrictions: { en: 'processing restrictions', zh: '处理限制' },
  verification: { en: 'cardholder verification', zh: '持卡人验证' },
  'risk-management': { en: 'terminal risk management', zh: '终端风险管理' },
  'action-analysis': { en: 'terminal action analysis', zh: '终端行为分析' },
  'card-action': { en: 'card action analysis', zh: '卡片行为分析' },
  online: { en: 'online processing', zh: '联机处理' },
  scripts: { en: 'issuer script processing', zh: '发卡行脚本处理' },
  completion: { en: 'completion', zh: '交易结束' },
} as const satisfies Record<string, Bilingual>;

export type PaymentStepName = keyof typeof PAYMENT_STEPS;

/** A sentence, or a data object with what it says bit by bit. */
export type StepNote =
  | { readonly text: Bilingual }
  | {
      readonly tag: number;
      readonly name: Bilingual;
      readonly value: Uint8Array;
      readonly meaning: readonly Bilingual[];
    };

export interface PaymentStep {
  readonly step: PaymentStepName;
  readonly title: Bilingual;
  readonly notes: readonly StepNote[];
}

/** Writes down each step as it is done. */
export class StepRecorder {
  readonly steps: PaymentStep[] = [];
  readonly #observe: ((step: PaymentStep) => void) | undefined;

  constructor(observe?: (step: PaymentStep) => void) {
    this.#observe = observe;
  }

  record(step: PaymentStepName, ...notes: readonly StepNote[]): void {
    const recorded = { step, title: PAYMENT_STEPS[step], notes };
    this.steps.push(recorded);
    this.#observe?.(recorded);
  }
}

export function note(en: string, zh: string): StepNote {
  return { text: { en, zh } };
}

/** A data object in the standard's own words. */
export function valueNote(tag: number, value: Uint8Array): StepNote {
  const unknown = { en: 'data object', zh: '数据对象' };
  const name = paymentTag(tag)?.name ?? unknown;
  return { tag, name, value: value.slice(), meaning: describeValue(tag, value) };
}
