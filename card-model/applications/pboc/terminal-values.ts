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

  /** The value in exactly so many bytes: zeros where the list does not ask for it, or for another length. */
  exactly(tag: number, bytes: number): Uint8Array {
    const value = this.get(tag);
    return value?.length === bytes ? value : new Uint8Array(bytes);
  }
}
