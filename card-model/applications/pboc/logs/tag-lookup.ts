import { type DolEntry, splitDol, type TagValues } from '../../../../apdu/payment/data-object-list.js';

/** Looks a tag up in one place after the other. */
export function firstFound(...places: readonly (TagValues | undefined)[]): TagValues {
  return {
    get(tag) {
      for (const place of places) {
        const value = place?.get(tag);
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}

/** The objects of a list by their tag; the first one counts. @throws CodecError `DOL_DATA_LENGTH` */
export function listedValues(list: readonly DolEntry[], data: Uint8Array): Map<number, Uint8Array> {
  const values = new Map<number, Uint8Array>();
  for (const { tag, value } of splitDol(list, data)) if (!values.has(tag)) values.set(tag, value);
  return values;
}
