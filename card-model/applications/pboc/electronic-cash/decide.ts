import { equalBytes } from '../../../../apdu/bytes.js';
import { type DolEntry, splitDol } from '../../../../apdu/payment/data-object-list.js';

/** Objects that may change between GET PROCESSING OPTIONS and GENERATE AC: TVR, TSI, unpredictable number. pboc.md 4 */
const MAY_DIFFER: ReadonlySet<number> = new Set([0x95, 0x9b, 0x9f37]);

/** Data as a list asked for them, with the list. */
export interface ListedData {
  readonly list: readonly DolEntry[];
  readonly data: Uint8Array;
}

/** Whether what both lists ask for was told twice alike; objects in other lengths do not agree. @throws CodecError */
export function sameTransaction(initiated: ListedData, requested: ListedData): boolean {
  const told = new Map(splitDol(initiated.list, initiated.data).map(({ tag, value }) => [tag, value]));
  return splitDol(requested.list, requested.data).every(({ tag, value }) => {
    const before = told.get(tag);
    return before === undefined || MAY_DIFFER.has(tag) || equalBytes(before, value);
  });
}

export type CryptogramKind = 'AAC' | 'TC' | 'ARQC';

/**
 * What the first GENERATE AC of electronic cash gives. Whether too little is left after it (9F6D) is for the terminal to
 * see, which then asks for an ARQC. pboc.md 4
 */
export function decideElectronicCash(
  requested: CryptogramKind,
  agreed: boolean,
  amount: number,
  balance: number,
): CryptogramKind {
  if (requested !== 'TC') return requested;
  return agreed && amount <= balance ? 'TC' : 'AAC';
}
