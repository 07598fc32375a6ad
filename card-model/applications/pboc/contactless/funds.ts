import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { CARD_PROCESSES } from '../../../../apdu/payment/card-bits-table.js';

/** Which money a fast payment may spend offline (9F68 byte 1, b8-b6). */
export type SpendingCheck = 'low-value' | 'low-value-and-total' | 'low-value-or-total' | 'none';

/** What stands behind an offline payment, all in the smallest unit of the currency. */
export interface Funds {
  /** Electronic-cash balance (9F79, DF79). */
  readonly balance: number;
  /** Cumulative total of offline amounts (CTTA). */
  readonly total: number;
  /** What CTTA may reach: 9F5C, or 9F54 where there is no 9F5C. */
  readonly totalLimit: number;
}

/** The first of the three that is set counts. pboc.md 3, step 4.5; order of the checks as in JR/T 0025.12. */
export function spendingCheckOf(processes: Uint8Array): SpendingCheck {
  const { LOW_VALUE, LOW_VALUE_AND_CTTA, LOW_VALUE_OR_CTTA } = CARD_PROCESSES.fields;
  if (hasBits(processes, LOW_VALUE)) return 'low-value';
  if (hasBits(processes, LOW_VALUE_AND_CTTA)) return 'low-value-and-total';
  return hasBits(processes, LOW_VALUE_OR_CTTA) ? 'low-value-or-total' : 'none';
}

const totalLeft = ({ total, totalLimit }: Funds): number => Math.max(0, totalLimit - total);

/**
 * Whether the funds bear an amount and leave `reserve` in the purse (9F6D, for readers that can go online). With the OR
 * variant nothing needs to be left, as CTTA is there too.
 */
export function fundsCover(check: SpendingCheck, funds: Funds, amount: number, reserve: number): boolean {
  const inPurse = amount + reserve <= funds.balance;
  switch (check) {
    case 'low-value':
      return inPurse;
    case 'low-value-and-total':
      return inPurse && amount <= totalLeft(funds);
    case 'low-value-or-total':
      return amount <= funds.balance || amount <= totalLeft(funds);
    default:
      return false;
  }
}

/** What is left after an amount that the funds cover. The OR variant takes it from the purse if that holds enough. */
export function fundsAfter(check: SpendingCheck, funds: Funds, amount: number): Funds {
  const { balance, total } = funds;
  const lessBalance = { ...funds, balance: balance - amount };
  const moreTotal = { ...funds, total: total + amount };
  switch (check) {
    case 'low-value':
      return lessBalance;
    case 'low-value-and-total':
      return { ...lessBalance, total: total + amount };
    case 'low-value-or-total':
      return amount <= balance ? lessBalance : moreTotal;
    default:
      return funds;
  }
}

/** Available offline amount (9F5D): what `check` lets the holder spend. */
export function availableAmount(check: SpendingCheck, funds: Funds): number {
  switch (check) {
    case 'low-value':
      return funds.balance;
    case 'low-value-and-total':
      return totalLeft(funds);
    case 'low-value-or-total':
      return funds.balance + totalLeft(funds);
    default:
      return 0;
  }
}
