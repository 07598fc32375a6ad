import { type BitField, hasBits } from '../../../../apdu/payment/bit-field.js';
import { CARD_PROCESSES, CVR } from '../../../../apdu/payment/card-bits-table.js';
import { TTQ } from '../../../../apdu/payment/terminal-bits-table.js';
import type { FastPaymentFacts } from './facts.js';
import { availableAmount, type Funds, fundsAfter, fundsCover, spendingCheckOf } from './funds.js';
import { type FastPaymentOutcome, RISK_CHECKS } from './risk-checks.js';

/** What the card will do. With `end` (6985) nothing of it is used. */
export interface FastPaymentDecision {
  readonly outcome: FastPaymentOutcome;
  /** Name of the check that decided. */
  readonly because: string;
  /** Bits and values of the CVR, the outcome among them. */
  readonly results: readonly BitField[];
  /** Bits of the CTQ beside the personalised ones. */
  readonly qualifiers: readonly BitField[];
  /** What purse and CTTA hold once the payment holds. */
  readonly funds: Funds;
  /** Offline payments in a foreign currency, this one counted. */
  readonly foreignCount: number;
  /** 9F5D after this payment. */
  readonly available: number;
}

const OUTCOME_RESULT = {
  TC: CVR.fields.FIRST_TC,
  ARQC: CVR.fields.FIRST_ARQC,
  AAC: CVR.fields.FIRST_AAC,
  end: CVR.fields.FIRST_AAC,
} as const satisfies Record<FastPaymentOutcome, BitField>;

/**
 * What an ARQC of a prepaid card leaves in the purse, which pays before the issuer answers; undefined: with nothing to pay
 * or not enough money there is nothing to ask. A purse holds no foreign currency, and pays nothing without an offline
 * check: convention.
 */
function prepay(facts: FastPaymentFacts): Funds | undefined {
  const { amount, funds, processes, currency } = facts;
  if (amount === 0) return undefined;
  const check = spendingCheckOf(processes);
  if (currency === 'foreign' || check === 'none') return funds;
  const either = check === 'low-value-or-total';
  const enough = amount <= funds.balance && (either || fundsCover(check, funds, amount, 0));
  return enough ? fundsAfter(check, funds, amount) : undefined;
}

/** Decides a fast payment. A pure function: nothing on the card moves here. pboc.md 3, steps 4 to 7 */
export function decideFastPayment(facts: FastPaymentFacts): FastPaymentDecision {
  const { amount, currency, processes, terminal } = facts;
  const check = spendingCheckOf(processes);
  const results: BitField[] = [];
  const qualifiers: BitField[] = [];
  let outcome: FastPaymentOutcome = 'AAC';
  let because = '';
  for (const { name, find } of RISK_CHECKS) {
    const finding = find(facts);
    if (finding === undefined) continue;
    if (finding.result) results.push(finding.result);
    if (finding.qualifier) qualifiers.push(finding.qualifier);
    if (finding.outcome === undefined) continue;
    outcome = finding.outcome;
    because = name;
    break;
  }

  let { funds, foreignCount } = facts;
  if (outcome === 'TC') {
    if (currency === 'foreign') foreignCount++;
    else funds = fundsAfter(check, funds, amount);
  }
  if (outcome === 'ARQC' && hasBits(processes, CARD_PROCESSES.fields.PREPAID)) {
    const paid = prepay(facts);
    if (paid) funds = paid;
    else {
      outcome = 'AAC';
      because = 'prepaid';
    }
  }
  const { PREFER_CONTACT } = CARD_PROCESSES.fields;
  const contact = hasBits(processes, PREFER_CONTACT) && hasBits(terminal, TTQ.fields.CONTACT_DEBIT_CREDIT);
  if (outcome === 'ARQC' && contact) {
    outcome = 'end';
    because = 'contact preferred';
    funds = facts.funds;
  }
  results.push(OUTCOME_RESULT[outcome], CVR.fields.SECOND_NOT_REQUESTED);
  return {
    outcome,
    because,
    results,
    qualifiers,
    funds,
    foreignCount,
    available: availableAmount(check, funds),
  };
}
