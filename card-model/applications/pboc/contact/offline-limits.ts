import { ADA, CVR } from '../../../../apdu/payment/card-bits-table.js';
import type { RiskCheck } from './first-checks.js';
import { amountLimit, countLimit, defaultAction, dualTotalAbove } from './risk-facts.js';

const SOURCE = 'pboc.md 4, second GAC';
const { fields: RESULT } = CVR;
const { fields: ACTION } = ADA;

/** Card risk management of the second GENERATE AC when the terminal could not go online: what declines. */
export const OFFLINE_LIMITS: readonly RiskCheck[] = [
  {
    name: 'upper consecutive offline limit',
    meaning: { en: 'more offline transactions in a row than 9F59', zh: '连续脱机交易次数超过上限' },
    source: `${SOURCE}, 9F59`,
    find: (facts) => {
      const limit = countLimit(facts, 'UPPER_LIMIT');
      return limit !== undefined && facts.sinceOnline > limit
        ? { result: RESULT.LIMITS_EXCEEDED, decline: true }
        : undefined;
    },
  },
  {
    name: 'upper cumulative offline amount',
    meaning: { en: 'more spent offline than 9F5C', zh: '累计脱机交易金额超过上限' },
    source: `${SOURCE}, 9F5C`,
    find: (facts) => {
      const limit = amountLimit(facts, 'CUMULATIVE_UPPER_LIMIT');
      if (facts.currency !== 'home' || limit === undefined) return undefined;
      const total = (amountLimit(facts, 'CUMULATIVE_AMOUNT') ?? 0) + facts.amount;
      return total > limit ? { result: RESULT.LIMITS_EXCEEDED, decline: true } : undefined;
    },
  },
  {
    name: 'upper cumulative offline amount of both currencies',
    meaning: {
      en: 'more spent offline in both currencies than 9F5C',
      zh: '累计脱机交易金额（双货币）超过上限',
    },
    source: `${SOURCE}, 9F5C; that both currencies count: card program of pboc.md, APP`,
    find: (facts) =>
      dualTotalAbove(facts, amountLimit(facts, 'CUMULATIVE_UPPER_LIMIT'))
        ? { result: RESULT.LIMITS_EXCEEDED, decline: true }
        : undefined,
  },
  {
    name: 'new card',
    meaning: { en: 'a new card that cannot go online', zh: '新卡且不能联机' },
    source: `${SOURCE}; ADA b1.1`,
    find: (facts) =>
      facts.newCard
        ? { result: RESULT.NEW_CARD, decline: defaultAction(facts, ACTION.NEW_CARD_DECLINE) }
        : undefined,
  },
  {
    name: 'PIN tries exceeded before',
    meaning: {
      en: 'no PIN try was left, and the issuer cannot be asked',
      zh: '前次交易 PIN 尝试超限且不能联机',
    },
    source: `${SOURCE}; ADA b2.5`,
    find: (facts) =>
      facts.pinTriesLeft === 0 && !facts.pinExhaustedNow
        ? {
            result: RESULT.PIN_TRIES_EXCEEDED,
            decline: defaultAction(facts, ACTION.PIN_BEFORE_NO_ONLINE_DECLINE),
          }
        : undefined,
  },
];
