import { encodeObjects } from '../../../../apdu/payment/response-template.js';
import { OBJECT } from '../objects.js';

/** Objects that an answer is made of. */
export type AnswerObjects = ReadonlyMap<number, Uint8Array>;

/** Tags of what is made for one payment and stands in no object of the card. */
export const ANSWER_TAG = {
  INTERCHANGE_PROFILE: 0x82,
  FILE_LOCATOR: 0x94,
  CRYPTOGRAM: 0x9f26,
  ISSUER_DATA: 0x9f10,
  SIGNATURE: 0x9f4b,
} as const;

const { ATC, TRACK_2, PAN_SEQUENCE, PRODUCT, TRANSACTION_QUALIFIERS, AVAILABLE_AMOUNT, CARDHOLDER_NAME } =
  OBJECT;

/** Order of the objects in template 77; those that the card does not have are left out. pboc.md 3, GPO answer */
export const ANSWER_ORDER = {
  approval: [
    ANSWER_TAG.INTERCHANGE_PROFILE,
    ANSWER_TAG.FILE_LOCATOR,
    ATC.tag,
    ANSWER_TAG.CRYPTOGRAM,
    ANSWER_TAG.ISSUER_DATA,
    TRACK_2.tag,
    PAN_SEQUENCE.tag,
    ANSWER_TAG.SIGNATURE,
    TRANSACTION_QUALIFIERS.tag,
    AVAILABLE_AMOUNT.tag,
  ],
  noApproval: [
    ANSWER_TAG.INTERCHANGE_PROFILE,
    ATC.tag,
    TRACK_2.tag,
    ANSWER_TAG.ISSUER_DATA,
    ANSWER_TAG.CRYPTOGRAM,
    PRODUCT.tag,
    PAN_SEQUENCE.tag,
    TRANSACTION_QUALIFIERS.tag,
    AVAILABLE_AMOUNT.tag,
    CARDHOLDER_NAME.tag,
  ],
} as const;

/** Template 77 in the order of the standard. */
export function encodeFastAnswer(order: keyof typeof ANSWER_ORDER, objects: AnswerObjects): Uint8Array {
  const present: (readonly [number, Uint8Array])[] = [];
  for (const tag of ANSWER_ORDER[order]) {
    const value = objects.get(tag);
    if (value) present.push([tag, value]);
  }
  return encodeObjects(present);
}
