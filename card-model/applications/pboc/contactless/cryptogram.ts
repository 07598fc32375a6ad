import { type CryptogramVersion, cryptogramInput } from '../../../../crypto/index.js';
import type { Transaction } from '../payment-session.js';

/** TC, ARQC or AAC of a fast payment, 8 bytes: from what came by the PDOL; what it does not ask for counts as zeros. */
export function fastCryptogram(
  { atc, interchangeProfile, keys, terminal }: Transaction,
  version: CryptogramVersion,
  cardVerificationResults: Uint8Array,
): Uint8Array {
  const input = cryptogramInput(version, {
    amountAuthorised: terminal.exactly(0x9f02, 6),
    amountOther: terminal.exactly(0x9f03, 6),
    terminalCountry: terminal.exactly(0x9f1a, 2),
    terminalVerificationResults: terminal.exactly(0x95, 5),
    currency: terminal.exactly(0x5f2a, 2),
    date: terminal.exactly(0x9a, 3),
    transactionType: terminal.exactly(0x9c, 1),
    unpredictableNumber: terminal.exactly(0x9f37, 4),
    interchangeProfile,
    atc,
    cardVerificationResults,
  });
  return keys.applicationCryptogram(atc, input);
}
