import { decodeAmount } from '../../../../apdu/payment/amount.js';
import { NO_VERIFICATION, type VerificationMeans } from '../terminal-configuration.js';
import type { RunningPayment } from './running-payment.js';

/**
 * By what the holder may be verified in this payment: above the limit by whatever the terminal has, else by nothing. A
 * load is verified whatever its amount; who changes the PIN shows the current one to the card; what the issuer mends by
 * itself needs nobody.
 */
export function verificationMeans({
  input,
  service,
  data,
  contactless,
  takesOnlinePin,
}: RunningPayment): VerificationMeans {
  const { pinPad, signature, verificationLimit } = input.configuration;
  const offlinePin = pinPad && !contactless;
  if (service === 'change-pin') return { offlinePin, onlinePin: false, signature: false, none: false };
  const pays = service === 'purchase' && decodeAmount(data.get(0x9f02)!) > verificationLimit;
  if (!pays && service !== 'load') return NO_VERIFICATION;
  return { offlinePin, onlinePin: takesOnlinePin, signature, none: true };
}
