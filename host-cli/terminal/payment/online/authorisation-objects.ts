import type { CryptogramAnswer } from '../../../../apdu/payment/response-template.js';
import type { TransactionData } from '../transaction-data.js';

/** What an issuer needs to know of a transaction. pboc.md section 6, AC; ISO 8583 field 55 as banks use it. */
export const AUTHORISATION_TAGS = [
  0x57, 0x5a, 0x5f34, 0x82, 0x95, 0x9a, 0x9b, 0x9c, 0x9f02, 0x9f03, 0x9f10, 0x9f1a, 0x9f1e, 0x9f21, 0x9f26,
  0x9f27, 0x9f33, 0x9f34, 0x9f35, 0x9f36, 0x9f37, 0x9f66, 0x9f6c, 0x9f77, 0x9f79, 0x5f2a, 0x84,
] as const;

/** The objects of a transaction for its issuer. */
export function authorisationObjects(data: TransactionData): Map<number, Uint8Array> {
  const objects = new Map<number, Uint8Array>();
  for (const tag of AUTHORISATION_TAGS) {
    const value = data.get(tag);
    if (value !== undefined) objects.set(tag, value);
  }
  return objects;
}

/** Takes cryptogram, ATC, CID and issuer data of a GENERATE AC into the data of the transaction. */
export function takeCryptogram(
  data: TransactionData,
  { information, counter, cryptogram, issuerData }: CryptogramAnswer,
  signed?: Uint8Array,
): void {
  data.takeFromCard(0x9f27, Uint8Array.of(information));
  data.takeFromCard(0x9f36, Uint8Array.of(counter >> 8, counter & 0xff));
  const own = signed ?? cryptogram;
  if (own !== undefined) data.takeFromCard(0x9f26, own);
  if (issuerData !== undefined) data.takeFromCard(0x9f10, issuerData);
}
