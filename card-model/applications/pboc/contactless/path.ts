import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { TTQ } from '../../../../apdu/payment/terminal-bits-table.js';

/** Which transaction a contactless reader gets: debit/credit with electronic cash as over contacts, or qPBOC. */
export type ContactlessPath = 'debit-credit' | 'fast-payment';

/** The path by the terminal transaction qualifiers (9F66); undefined: the reader supports neither, 6985. pboc.md 3, step 3 */
export function contactlessPath(qualifiers: Uint8Array): ContactlessPath | undefined {
  if (hasBits(qualifiers, TTQ.fields.CONTACTLESS_DEBIT_CREDIT)) return 'debit-credit';
  return hasBits(qualifiers, TTQ.fields.FAST_PAYMENT) ? 'fast-payment' : undefined;
}
