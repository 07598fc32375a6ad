import { type DolEntry, dolDataLength, parseDol } from '../../../apdu/payment/data-object-list.js';

/** A data object list of the card made ready: how long its data are, and where each object stands in them. */
export interface PreparedDol {
  readonly entries: readonly DolEntry[];
  readonly bytes: number;
  readonly places: ReadonlyMap<number, readonly [start: number, end: number]>;
}

const prepared = new WeakMap<Uint8Array, PreparedDol>();

/** Parsed once for each list; a list of the card never changes once it is written. @throws CodecError `DOL_...` */
export function prepareDol(list: Uint8Array): PreparedDol {
  let dol = prepared.get(list);
  if (!dol) {
    const entries = parseDol(list);
    const places = new Map<number, readonly [number, number]>();
    let start = 0;
    for (const { tag, length } of entries) {
      if (!places.has(tag)) places.set(tag, [start, start + length]);
      start += length;
    }
    dol = { entries, bytes: dolDataLength(entries), places };
    prepared.set(list, dol);
  }
  return dol;
}

/** An object of a terminal and its length. */
export interface TerminalObject {
  readonly tag: number;
  readonly bytes: number;
}

/** Those that the card looks at. EMV 4.3 Book 3, annex A; 9F66: pboc.md 2 */
export const TERMINAL = {
  AMOUNT: { tag: 0x9f02, bytes: 6 },
  OTHER_AMOUNT: { tag: 0x9f03, bytes: 6 },
  COUNTRY: { tag: 0x9f1a, bytes: 2 },
  VERIFICATION_RESULTS: { tag: 0x95, bytes: 5 },
  CURRENCY: { tag: 0x5f2a, bytes: 2 },
  DATE: { tag: 0x9a, bytes: 3 },
  TRANSACTION_TYPE: { tag: 0x9c, bytes: 1 },
  UNPREDICTABLE_NUMBER: { tag: 0x9f37, bytes: 4 },
  QUALIFIERS: { tag: 0x9f66, bytes: 4 },
} as const satisfies Record<string, TerminalObject>;

/** What a terminal has sent by a list of the card: values by tag, as views on the data. */
export class TerminalValues {
  constructor(
    readonly dol: PreparedDol,
    /** All of them, one after the other. */
    readonly data: Uint8Array,
  ) {}

  /** Undefined where the list does not ask for it. */
  get(tag: number): Uint8Array | undefined {
    const place = this.dol.places.get(tag);
    return place && this.data.subarray(place[0], place[1]);
  }

  /** The value in its length: zeros where the list does not ask for it, or for another length. */
  exactly({ tag, bytes }: TerminalObject): Uint8Array {
    const value = this.get(tag);
    return value?.length === bytes ? value : new Uint8Array(bytes);
  }
}
