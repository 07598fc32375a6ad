import { TTQ } from '../../../../apdu/payment/terminal-bits-table.js';
import { NamedBits } from '../results/named-bits.js';
import type { TerminalConfiguration } from '../terminal-configuration.js';

/**
 * TTQ (9F66) of a contactless payment. Up to the verification limit nobody asks for PIN or signature (双免): the terminal
 * leaves "CVM required" clear. pboc.md section 2, bit maps; section 8, open point 5.
 * @param takesOnlinePin a PIN can be sent to the issuer
 */
export function transactionQualifiers(
  configuration: TerminalConfiguration,
  amount: number,
  takesOnlinePin: boolean,
): NamedBits<typeof TTQ> {
  const { offlineOnly, signature, forceOnline, floorLimit, verificationLimit, contactlessDebitCredit } =
    configuration;
  const bits = new NamedBits(TTQ);
  bits.set('FAST_PAYMENT', 'FDDA_VERSION_01', 'CONTACT_DEBIT_CREDIT');
  if (contactlessDebitCredit) bits.set('CONTACTLESS_DEBIT_CREDIT');
  if (offlineOnly) bits.set('OFFLINE_ONLY');
  if (takesOnlinePin) bits.set('ONLINE_PIN');
  if (signature) bits.set('SIGNATURE');
  const online = forceOnline || amount >= floorLimit || amount === 0;
  if (online && !offlineOnly) bits.set('ONLINE_REQUIRED');
  if (amount > verificationLimit) bits.set('CVM_REQUIRED');
  return bits;
}
