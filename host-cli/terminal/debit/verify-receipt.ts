import { fromHex } from '../../../apdu/bytes.js';
import { sequenceBytes, tacMessage } from '../../../card-model/applications/social/debit/debit-message.js';
import { cardAlgorithm, equalConstantTime } from '../../../crypto/index.js';
import type { KeyRing } from '../keys/key-ring.js';
import { encodeRequest } from './debit-request.js';
import type { DebitReceipt } from './receipt.js';

/** Of the TAC. */
export const TAC_KEY = 'DF04.DTK';

/**
 * Whether the card of the receipt certified just this debit. Needs no card.
 * @throws TerminalError `KEY_NAME_UNKNOWN`, `KEY_VERSION_UNKNOWN` when the ring lacks the DF04.DTK; `DEBIT_INVALID` for a receipt that
 * `parseReceipt` would refuse
 */
export function verifyReceipt(receipt: DebitReceipt, keyRing: KeyRing): boolean {
  const { areaCode, algorithm, keyVersion, cardSequence, terminalSequence, tac } = receipt;
  const card = { areaCode, algorithm, cardFactor: fromHex(receipt.cardFactor) };
  const cardKey = keyRing.cardKeyFor(TAC_KEY, card, keyVersion);
  const event = {
    ...encodeRequest({ ...receipt, sequence: terminalSequence }),
    sequence: sequenceBytes(cardSequence),
  };
  return equalConstantTime(cardAlgorithm(algorithm).debitTac(cardKey, tacMessage(event)), fromHex(tac));
}
