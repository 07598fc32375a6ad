import { equalBytes } from '../../../../apdu/bytes.js';
import { decodeAmount, encodeAmount } from '../../../../apdu/payment/amount.js';
import type { DataObjects } from '../../../files/data-objects.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';

/** Tags of what belongs to one purse. pboc.md 2 */
export interface PurseTags {
  /** Currency code, 2 bytes. */
  readonly currency: number;
  /** n12, as all that follow. */
  readonly balance: number;
  readonly balanceLimit: number;
  readonly singleLimit: number;
  readonly resetThreshold: number;
  readonly cvmLimit: number;
}

export type PurseName = 'home' | 'second';

export const PURSES: Readonly<Record<PurseName, PurseTags>> = {
  home: {
    currency: 0x9f51,
    balance: 0x9f79,
    balanceLimit: 0x9f77,
    singleLimit: 0x9f78,
    resetThreshold: 0x9f6d,
    cvmLimit: 0x9f6b,
  },
  second: {
    currency: 0xdf71,
    balance: 0xdf79,
    balanceLimit: 0xdf77,
    singleLimit: 0xdf78,
    resetThreshold: 0xdf76,
    cvmLimit: 0xdf72,
  },
};

/** Which purse the currency of a transaction (5F2A) has; `foreign`: none. */
export type CurrencyMatch = PurseName | 'foreign';

export function matchCurrency(objects: DataObjects, currency: Uint8Array): CurrencyMatch {
  const holds = (purse: PurseName): boolean => {
    const own = objects.get(PURSES[purse].currency);
    return own !== undefined && equalBytes(own, currency);
  };
  if (holds('home')) return 'home';
  return holds('second') ? 'second' : 'foreign';
}

/** The purse of a transaction; one in a foreign currency has none, and looks at the limits of the first. */
export const purseOrHome = (currency: CurrencyMatch): PurseName =>
  currency === 'foreign' ? 'home' : currency;

/** An n12 object in the smallest unit; undefined where the card does not have it. @throws CodecError `AMOUNT_INVALID` */
export function amountIn(objects: DataObjects, tag: number): number | undefined {
  const value = objects.get(tag);
  return value && decodeAmount(value);
}

/** Writes an n12 object as part of the running command. */
export function writeAmount(
  memory: NonVolatileMemory,
  objects: DataObjects,
  tag: number,
  amount: number,
): void {
  objects.write(memory, tag, encodeAmount(amount));
}

/**
 * The tag that GET DATA answers from: while electronic cash in the second currency runs, the limits and the balance of
 * that purse stand for those of the first (JR/T 0025.13; a card of the field does so).
 */
export function purseTagFor(tag: number, purse: PurseName): number {
  const { currency: _, ...home } = PURSES.home;
  const name = (Object.keys(home) as (keyof typeof home)[]).find((key) => home[key] === tag);
  return name === undefined ? tag : PURSES[purse][name];
}
