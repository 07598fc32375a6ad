import { type CryptogramVersion, cryptogramInput } from '../../../../crypto/index.js';
import type { Transaction } from '../payment-session.js';
import { TERMINAL } from '../terminal-values.js';

/** TC, ARQC or AAC of a fast payment, 8 bytes: from what came by the PDOL; what it does not ask for counts as zeros. */
export function fastCryptogram(
  { atc, interchangeProfile, keys, terminal }: Transaction,
  version: CryptogramVersion,
  cardVerificationResults: Uint8Array,
): Uint8Array {
  const input = cryptogramInput(version, {
    amountAuthorised: terminal.exactly(TERMINAL.AMOUNT),
    amountOther: terminal.exactly(TERMINAL.OTHER_AMOUNT),
    terminalCountry: terminal.exactly(TERMINAL.COUNTRY),
    terminalVerificationResults: terminal.exactly(TERMINAL.VERIFICATION_RESULTS),
    currency: terminal.exactly(TERMINAL.CURRENCY),
    date: terminal.exactly(TERMINAL.DATE),
    transactionType: terminal.exactly(TERMINAL.TRANSACTION_TYPE),
    unpredictableNumber: terminal.exactly(TERMINAL.UNPREDICTABLE_NUMBER),
    interchangeProfile,
    atc,
    cardVerificationResults,
  });
  return keys.applicationCryptogram(atc, input);
}
