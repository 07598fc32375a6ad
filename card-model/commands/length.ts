import { MAX_NE } from '../../apdu/codec/command-view.js';

const SHORT_MAXIMUM = 256;

/** Whether Le was written 00, or 0000 in the extended form: as much as there is. ISO/IEC 7816-4:2005, 5.1. */
export function asksForAll({ ne, extended }: { readonly ne: number; readonly extended: boolean }): boolean {
  return ne === (extended ? MAX_NE : SHORT_MAXIMUM);
}
