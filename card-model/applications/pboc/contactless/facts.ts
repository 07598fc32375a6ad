import type { CurrencyMatch } from '../electronic-cash/purse.js';
import type { Funds } from './funds.js';

/** All that the card looks at to decide a fast payment. Amounts in the smallest unit of the currency. */
export interface FastPaymentFacts {
  /** 9F66, 4 bytes. */
  readonly terminal: Uint8Array;
  /** 9F68, 4 bytes. */
  readonly processes: Uint8Array;
  /** 9F02. */
  readonly amount: number;
  /** 5F2A against 9F51 and, only with the low-value check, DF71. */
  readonly currency: CurrencyMatch;
  /** Never approved online: 9F13 is 0. */
  readonly newCard: boolean;
  /** 9F17; undefined where the card has no offline PIN. */
  readonly pinTriesLeft: number | undefined;
  readonly funds: Funds;
  /** 9F78, DF78; undefined: no limit. */
  readonly singleLimit: number | undefined;
  /** 9F6B, DF72; undefined: no limit. */
  readonly cvmLimit: number | undefined;
  /** 9F6D, DF76. */
  readonly resetThreshold: number;
  /** Offline payments in a foreign currency since the last online approval. */
  readonly foreignCount: number;
  /** 9F53: how many of them there may be. */
  readonly foreignLimit: number;
}
