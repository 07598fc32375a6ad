import { concatBytes, equalBytes } from '../../../../apdu/bytes.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AIP } from '../../../../apdu/payment/card-bits-table.js';
import { TTQ } from '../../../../apdu/payment/terminal-bits-table.js';
import { fddaTerminalData } from '../../../../crypto/index.js';
import type { DataObjects } from '../../../files/data-objects.js';
import { iccKey } from '../icc-key.js';
import { OBJECT } from '../objects.js';
import type { Transaction } from '../payment-session.js';
import { signingWith } from '../signing.js';
import { TERMINAL } from '../terminal-values.js';

/** What the card signs for a reader that checks it offline. */
export interface FastSignature {
  /** 9F4B */
  readonly signature: Uint8Array;
  /** 9F69, version 01 only: it goes into the last record. 8 bytes */
  readonly authenticationData?: Uint8Array;
}

/** 9F08 of a card that knows version 01. pboc.md 3 */
const PBOC_3 = Uint8Array.of(0x00, 0x30);

const FDDA_VERSION_01 = 0x01;
const RANDOM_BYTES = 4;
const NO_SEGMENTED_CHARGE = Uint8Array.of(0x00);

function isVersion01(objects: DataObjects, { terminal }: Transaction): boolean {
  const version = objects.get(OBJECT.VERSION.tag);
  const asked = hasBits(terminal.exactly(TERMINAL.QUALIFIERS), TTQ.fields.FDDA_VERSION_01);
  return asked && version !== undefined && equalBytes(version, PBOC_3);
}

/**
 * 9F69: 01, four random bytes, the card transaction qualifiers, DF61. pboc.md 3
 * @param qualifiers 9F6C of this payment
 */
function cardAuthenticationData(
  objects: DataObjects,
  qualifiers: Uint8Array,
  random: (count: number) => Uint8Array,
): Uint8Array {
  const segmented = objects.get(OBJECT.SEGMENTED_CHARGE.tag) ?? NO_SEGMENTED_CHARGE;
  return concatBytes(Uint8Array.of(FDDA_VERSION_01), random(RANDOM_BYTES), qualifiers, segmented);
}

/** fDDA in the version that both sides know; undefined for a card without DDA or without a key for it. */
export function signFastPayment(
  objects: DataObjects,
  transaction: Transaction,
  qualifiers: Uint8Array,
  random: (count: number) => Uint8Array,
): FastSignature | undefined {
  const { algorithm, atc, interchangeProfile, terminal } = transaction;
  if (!hasBits(interchangeProfile, AIP.fields.DDA)) return undefined;
  const key = iccKey(objects, algorithm);
  if (!key) return undefined;
  const dynamicNumber = Uint8Array.of(atc >> 8, atc);
  const unpredictableNumber = terminal.exactly(TERMINAL.UNPREDICTABLE_NUMBER);
  const sign = (data: Uint8Array): Uint8Array =>
    signingWith(random).signDynamicData(key, dynamicNumber, data);
  if (!isVersion01(objects, transaction)) {
    return { signature: sign(fddaTerminalData({ version: 0, unpredictableNumber })) };
  }
  const authenticationData = cardAuthenticationData(objects, qualifiers, random);
  const data = fddaTerminalData({
    version: 1,
    unpredictableNumber,
    amountAuthorised: terminal.exactly(TERMINAL.AMOUNT),
    currency: terminal.exactly(TERMINAL.CURRENCY),
    cardAuthenticationData: authenticationData,
  });
  return { signature: sign(data), authenticationData };
}
