import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { type BitField, hasBits } from '../../../../apdu/payment/bit-field.js';
import { CARD_PROCESSES, CTQ, CVR } from '../../../../apdu/payment/card-bits-table.js';
import { TTQ } from '../../../../apdu/payment/terminal-bits-table.js';
import type { FastPaymentFacts } from './facts.js';
import { fundsCover, spendingCheckOf } from './funds.js';

/** TC approves, ARQC asks the issuer, AAC declines, `end` gives the transaction up with 6985. */
export type FastPaymentOutcome = 'TC' | 'ARQC' | 'AAC' | 'end';

/** What a check finds: an outcome ends the checks, without one they go on. */
export interface Finding {
  readonly outcome?: FastPaymentOutcome;
  /** Bit of the CVR that it sets. */
  readonly result?: BitField;
  /** Bit of the CTQ that it sets. */
  readonly qualifier?: BitField;
}

export interface RiskCheck {
  readonly name: string;
  readonly meaning: Bilingual;
  readonly source: string;
  /** Undefined when the check has nothing to say. */
  find(facts: FastPaymentFacts): Finding | undefined;
}

const { fields: PROCESS } = CARD_PROCESSES;
const { fields: TERMINAL } = TTQ;
const { LIMITS_EXCEEDED, NEW_CARD, PIN_TRIES_EXCEEDED } = CVR.fields;
const SOURCE = 'pboc.md 3, step 4';

const asks = ({ terminal }: FastPaymentFacts, field: BitField): boolean => hasBits(terminal, field);
const allows = ({ processes }: FastPaymentFacts, field: BitField): boolean => hasBits(processes, field);
const offlineOnly = (facts: FastPaymentFacts): boolean => asks(facts, TERMINAL.OFFLINE_ONLY);
const foreign = ({ currency }: FastPaymentFacts): boolean => currency === 'foreign';
const exceeds = (amount: number, limit: number | undefined): boolean => limit !== undefined && amount > limit;
/** What a refused offline payment becomes. */
const otherwise = (facts: FastPaymentFacts): 'ARQC' | 'AAC' => (offlineOnly(facts) ? 'AAC' : 'ARQC');

function needsCvm(facts: FastPaymentFacts): boolean {
  if (asks(facts, TERMINAL.CVM_REQUIRED)) return true;
  return foreign(facts) ? allows(facts, PROCESS.CVM_FOREIGN) : exceeds(facts.amount, facts.cvmLimit);
}

const bothSign = (facts: FastPaymentFacts): boolean =>
  asks(facts, TERMINAL.SIGNATURE) && allows(facts, PROCESS.SIGNATURE);

const bothTakeOnlinePin = (facts: FastPaymentFacts): boolean =>
  asks(facts, TERMINAL.ONLINE_PIN) &&
  allows(facts, foreign(facts) ? PROCESS.ONLINE_PIN_FOREIGN : PROCESS.ONLINE_PIN_HOME);

const pinLocked = (facts: FastPaymentFacts): boolean =>
  allows(facts, PROCESS.PIN_TRIES_CHECK) && facts.pinTriesLeft === 0;

/** Card risk management of a fast payment in the order of the standard; the last one always has an outcome. */
export const RISK_CHECKS: readonly RiskCheck[] = [
  {
    name: 'foreign currency not allowed',
    meaning: { en: 'no payment in a foreign currency', zh: '不允许不匹配货币的交易' },
    source: `${SOURCE}.1`,
    find: (facts) => (foreign(facts) && allows(facts, PROCESS.NO_FOREIGN) ? { outcome: 'AAC' } : undefined),
  },
  {
    name: 'new card, offline-only reader',
    meaning: { en: 'a new card declines where it cannot go online', zh: '新卡且读卡器仅支持脱机' },
    source: `${SOURCE}.2, which names no CVR bit here`,
    find: (facts) =>
      offlineOnly(facts) && facts.newCard && allows(facts, PROCESS.DECLINE_NEW_OFFLINE)
        ? { outcome: 'AAC' }
        : undefined,
  },
  {
    name: 'PIN tries, offline-only reader',
    meaning: { en: 'no PIN try is left', zh: '脱机 PIN 尝试次数用尽' },
    source: `${SOURCE}.2`,
    find: (facts) =>
      offlineOnly(facts) && pinLocked(facts) ? { outcome: 'AAC', result: PIN_TRIES_EXCEEDED } : undefined,
  },
  {
    name: 'cardholder verification, offline-only reader',
    meaning: { en: 'signature, or no payment', zh: '签名，否则终止交易' },
    source: `${SOURCE}.2`,
    find: (facts) => {
      if (!offlineOnly(facts) || !needsCvm(facts)) return undefined;
      return bothSign(facts) ? { qualifier: CTQ.fields.SIGNATURE } : { outcome: 'end' };
    },
  },
  {
    name: 'cardholder verification',
    meaning: { en: 'online PIN, else signature, or no payment', zh: '联机 PIN 或签名，否则终止交易' },
    source: `${SOURCE}.3`,
    find: (facts) => {
      if (offlineOnly(facts) || !needsCvm(facts)) return undefined;
      if (bothTakeOnlinePin(facts)) return { outcome: 'ARQC', qualifier: CTQ.fields.ONLINE_PIN };
      return bothSign(facts) ? { qualifier: CTQ.fields.SIGNATURE } : { outcome: 'end' };
    },
  },
  {
    name: 'online cryptogram required',
    meaning: { en: 'the reader wants to go online', zh: '读卡器要求联机密文' },
    source: `${SOURCE}.4; not heard from an offline-only reader: convention`,
    find: (facts) =>
      !offlineOnly(facts) && asks(facts, TERMINAL.ONLINE_REQUIRED) ? { outcome: 'ARQC' } : undefined,
  },
  {
    name: 'foreign currency not offline',
    meaning: { en: 'a foreign currency must go online', zh: '不匹配货币的交易须联机' },
    source: `${SOURCE}.4; declined at an offline-only reader: convention`,
    find: (facts) =>
      foreign(facts) && !allows(facts, PROCESS.FOREIGN_OFFLINE) ? { outcome: otherwise(facts) } : undefined,
  },
  {
    name: 'new card',
    meaning: { en: 'the first payment of a card goes online', zh: '新卡须联机' },
    source: `${SOURCE}.4`,
    find: (facts) =>
      !offlineOnly(facts) && facts.newCard && allows(facts, PROCESS.NEW_CARD_CHECK)
        ? { outcome: 'ARQC', result: NEW_CARD }
        : undefined,
  },
  {
    name: 'PIN tries',
    meaning: { en: 'no PIN try is left', zh: '脱机 PIN 尝试次数用尽' },
    source: `${SOURCE}.4`,
    find: (facts) =>
      !offlineOnly(facts) && pinLocked(facts) ? { outcome: 'ARQC', result: PIN_TRIES_EXCEEDED } : undefined,
  },
  {
    name: 'count of foreign payments',
    meaning: { en: 'consecutive offline payments in a foreign currency', zh: '连续脱机交易（货币）限制' },
    source: `${SOURCE}.6`,
    find: (facts) => {
      if (!foreign(facts)) return undefined;
      return facts.foreignCount < facts.foreignLimit
        ? { outcome: 'TC' }
        : { outcome: otherwise(facts), result: LIMITS_EXCEEDED };
    },
  },
  {
    name: 'no offline option',
    meaning: { en: 'the card has no money for offline payments', zh: '不支持任何脱机检查' },
    source: `${SOURCE}.6`,
    find: (facts) =>
      spendingCheckOf(facts.processes) === 'none' ? { outcome: otherwise(facts) } : undefined,
  },
  {
    name: 'low value',
    meaning: { en: 'the amount is within the single limit and the funds', zh: '小额检查' },
    source: `${SOURCE}.5`,
    find: (facts) => {
      const { amount, funds, singleLimit, resetThreshold, processes } = facts;
      const reserve = offlineOnly(facts) ? 0 : resetThreshold;
      const covered = fundsCover(spendingCheckOf(processes), funds, amount, reserve);
      return covered && !exceeds(amount, singleLimit)
        ? { outcome: 'TC' }
        : { outcome: otherwise(facts), result: LIMITS_EXCEEDED };
    },
  },
];
