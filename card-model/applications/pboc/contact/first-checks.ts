import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import type { BitField } from '../../../../apdu/payment/bit-field.js';
import { ADA, CVR } from '../../../../apdu/payment/card-bits-table.js';
import {
  amountLimit,
  countLimit,
  countOf,
  defaultAction,
  dualTotalAbove,
  happened,
  type RiskFacts,
} from './risk-facts.js';

/** What a check of card risk management finds. */
export interface CheckFinding {
  readonly result?: BitField;
  /** The issuer is to be asked. */
  readonly online?: boolean;
  readonly decline?: boolean;
  /** The application is blocked, until it is unblocked, because there are no PIN tries. */
  readonly block?: boolean;
}

export interface RiskCheck {
  readonly name: string;
  readonly meaning: Bilingual;
  readonly source: string;
  /** Made for electronic cash too, which skips the others. JR/T 0025.13 */
  readonly ofCash?: true;
  /** Undefined when the check has nothing to say. */
  find(facts: RiskFacts): CheckFinding | undefined;
}

const SOURCE = 'pboc.md 4, first GAC checks';
const { fields: RESULT } = CVR;
const { fields: ACTION } = ADA;

/** What velocity checking finds when a limit is exceeded. */
const exceeded = (isExceeded: boolean): CheckFinding | undefined =>
  isExceeded ? { result: RESULT.LIMITS_EXCEEDED, online: true } : undefined;

const above = (value: number, limit: number | undefined): boolean => limit !== undefined && value > limit;

/** Card risk management of the first GENERATE AC, in its order. Every check is made; each adds to the others. */
export const FIRST_CHECKS: readonly RiskCheck[] = [
  {
    name: 'last online transaction not completed',
    meaning: { en: 'the last online transaction was not completed', zh: '上次联机交易未完成' },
    source: SOURCE,
    find: (facts) =>
      happened(facts, 'ONLINE_NOT_COMPLETED')
        ? { result: RESULT.LAST_ONLINE_NOT_COMPLETED, online: true }
        : undefined,
  },
  {
    name: 'issuer authentication failed before',
    meaning: {
      en: 'issuer authentication failed in the last online transaction',
      zh: '上次联机发卡行认证失败',
    },
    source: `${SOURCE}; ADA b1.8`,
    find: (facts) =>
      happened(facts, 'ISSUER_AUTHENTICATION_FAILED')
        ? {
            result: RESULT.LAST_ISSUER_AUTHENTICATION_FAILED,
            online: defaultAction(facts, ACTION.AUTHENTICATION_FAILED_ONLINE),
          }
        : undefined,
  },
  {
    name: 'SDA failed before',
    meaning: { en: 'SDA failed in the last transaction', zh: '上次静态数据认证失败' },
    source: 'pboc.md 2, CVR byte 3',
    ofCash: true,
    find: (facts) => (happened(facts, 'SDA_FAILED') ? { result: RESULT.LAST_SDA_FAILED } : undefined),
  },
  {
    name: 'DDA failed before',
    meaning: {
      en: 'DDA failed in the last transaction, which was declined',
      zh: '上次动态数据认证失败且拒绝',
    },
    source: 'pboc.md 2, CVR byte 4',
    ofCash: true,
    find: (facts) => (happened(facts, 'DDA_FAILED') ? { result: RESULT.LAST_DDA_FAILED } : undefined),
  },
  {
    name: 'script failed before',
    meaning: { en: 'an issuer script failed in the last transaction', zh: '上次发卡行脚本失败' },
    source: `${SOURCE}; ADA b2.4`,
    find: (facts) =>
      happened(facts, 'SCRIPT_FAILED')
        ? { result: RESULT.SCRIPT_FAILED, online: defaultAction(facts, ACTION.SCRIPT_FAILED_ONLINE) }
        : undefined,
  },
  {
    name: 'consecutive offline transactions',
    meaning: { en: 'more offline transactions in a row than 9F58', zh: '连续脱机交易次数超过下限' },
    source: `${SOURCE}, 9F58`,
    find: (facts) => exceeded(above(facts.sinceOnline, countLimit(facts, 'LOWER_LIMIT'))),
  },
  {
    name: 'consecutive offline transactions, foreign currency',
    meaning: {
      en: 'more of them outside the application currency than 9F53',
      zh: '连续脱机交易次数（货币）超限',
    },
    source: `${SOURCE}, 9F53; that the second currency is another one too: card program of pboc.md, APP`,
    find: (facts) =>
      exceeded(
        facts.currency !== 'home' &&
          above(countOf(facts, 'FOREIGN_CURRENCY_COUNT') + 1, countLimit(facts, 'FOREIGN_CURRENCY_LIMIT')),
      ),
  },
  {
    name: 'consecutive offline transactions, foreign country',
    meaning: { en: 'more of them abroad than 9F72', zh: '连续脱机交易次数（国家）超限' },
    source: `${SOURCE}, 9F72`,
    find: (facts) =>
      exceeded(
        facts.foreignCountry &&
          above(countOf(facts, 'FOREIGN_COUNTRY_COUNT') + 1, countLimit(facts, 'FOREIGN_COUNTRY_LIMIT')),
      ),
  },
  {
    name: 'cumulative offline amount',
    meaning: { en: 'more spent offline than 9F54', zh: '累计脱机交易金额超限' },
    source: `${SOURCE}, 9F54`,
    find: (facts) =>
      exceeded(
        facts.currency === 'home' &&
          above(
            (amountLimit(facts, 'CUMULATIVE_AMOUNT') ?? 0) + facts.amount,
            amountLimit(facts, 'CUMULATIVE_LIMIT'),
          ),
      ),
  },
  {
    name: 'cumulative offline amount of both currencies',
    meaning: { en: 'more spent offline in both currencies than 9F75', zh: '累计脱机交易金额（双货币）超限' },
    source: `${SOURCE}, 9F75; conversion by 9F73`,
    find: (facts) => exceeded(dualTotalAbove(facts, amountLimit(facts, 'DUAL_CURRENCY_LIMIT'))),
  },
  {
    name: 'new card',
    meaning: { en: 'never approved online before', zh: '新卡' },
    source: `${SOURCE}; ADA b1.2`,
    find: (facts) =>
      facts.newCard
        ? { result: RESULT.NEW_CARD, online: defaultAction(facts, ACTION.NEW_CARD_ONLINE) }
        : undefined,
  },
  {
    name: 'blocked because of the PIN',
    meaning: {
      en: 'the application is blocked since the PIN tries were exceeded',
      zh: '因 PIN 尝试次数超限应用已锁定',
    },
    source: 'pboc.md 2, CVR byte 3',
    find: (facts) => (happened(facts, 'BLOCKED_BY_PIN') ? { result: RESULT.BLOCKED_BY_PIN } : undefined),
  },
  {
    name: 'PIN tries exceeded now',
    meaning: { en: 'the last PIN try was lost in this transaction', zh: '本次交易 PIN 尝试超限' },
    source: `${SOURCE}; ADA b2.8`,
    find: (facts) =>
      facts.pinTriesLeft === 0 && facts.pinExhaustedNow
        ? { result: RESULT.PIN_TRIES_EXCEEDED, block: defaultAction(facts, ACTION.PIN_BLOCK) }
        : undefined,
  },
  {
    name: 'PIN tries exceeded before',
    meaning: { en: 'there was no PIN try left when the transaction began', zh: '前次交易 PIN 尝试超限' },
    source: `${SOURCE}; ADA b2.7, b2.6, b2.3`,
    find: (facts) => {
      if (facts.pinTriesLeft !== 0 || facts.pinExhaustedNow) return undefined;
      const block = defaultAction(facts, ACTION.PIN_BEFORE_DECLINE_BLOCK);
      return {
        result: RESULT.PIN_TRIES_EXCEEDED,
        online: defaultAction(facts, ACTION.PIN_BEFORE_ONLINE),
        decline: block || defaultAction(facts, ACTION.PIN_BEFORE_DECLINE),
        block,
      };
    },
  },
];

/** Those that electronic cash makes. */
export const CASH_CHECKS: readonly RiskCheck[] = FIRST_CHECKS.filter(({ ofCash }) => ofCash);

/** All findings as one: what any check wants holds, CVR bits are given one after the other. */
export function runChecks(
  checks: readonly RiskCheck[],
  facts: RiskFacts,
  note: (result: BitField) => void,
): { readonly online: boolean; readonly decline: boolean; readonly block: boolean } {
  const wanted = { online: false, decline: false, block: false };
  for (const check of checks) {
    const finding = check.find(facts);
    if (finding === undefined) continue;
    if (finding.result) note(finding.result);
    wanted.online ||= finding.online ?? false;
    wanted.decline ||= finding.decline ?? false;
    wanted.block ||= finding.block ?? false;
  }
  return wanted;
}
