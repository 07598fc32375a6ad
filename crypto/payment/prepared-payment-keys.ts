import { xorBytes } from '../bytes.js';
import { requireBytes, requireLength } from '../checks.js';
import { iddMacInput } from './issuer-discretionary-data.js';
import type { PaymentKeys, PreparedPaymentKeys } from './payment-algorithm.js';
import type { PaymentCipher } from './payment-cipher.js';
import { pinChangeValue, pinOfChangeValue } from './pin-change.js';
import { dataOfScriptPlaintext, scriptMacInput, scriptPlaintext } from './script-message.js';
import { sessionSeed } from './transaction-counter.js';

const CRYPTOGRAM_BYTES = 8;
const MAC_BYTES = 4;
const UDK_BYTES = 16;

/** The work of one card's keys over either cipher. */
export function preparePaymentKeys(
  cipher: (key: Uint8Array) => PaymentCipher,
  udks: PaymentKeys,
): PreparedPaymentKeys {
  requireLength(udks.enc, UDK_BYTES, 'The UDK for encipherment');
  const encUdk = udks.enc.slice();
  const [ac, mac, enc] = [udks.ac, udks.mac, udks.enc].map((udk) => sessionCiphers(cipher, udk)) as [
    SessionCiphers,
    SessionCiphers,
    SessionCiphers,
  ];
  const encipherScriptData = (atc: number, data: Uint8Array): Uint8Array => {
    const session = enc(atc);
    return session.encryptEcb(scriptPlaintext(data, session.blockBytes));
  };
  const decipherScriptData = (atc: number, enciphered: Uint8Array): Uint8Array | undefined => {
    requireBytes(enciphered, 'The enciphered data');
    const session = enc(atc);
    if (enciphered.length % session.blockBytes !== 0) return undefined;
    return dataOfScriptPlaintext(session.decryptEcb(enciphered), session.blockBytes);
  };
  return {
    applicationCryptogram(atc, input) {
      return ac(atc).mac(input).slice(0, CRYPTOGRAM_BYTES);
    },
    arpc(atc, applicationCryptogram, responseCode) {
      requireLength(applicationCryptogram, CRYPTOGRAM_BYTES, 'The application cryptogram');
      requireLength(responseCode, 2, 'The authorisation response code');
      const filled = new Uint8Array(CRYPTOGRAM_BYTES);
      filled.set(responseCode);
      return ac(atc).encipherEight(xorBytes(applicationCryptogram, filled));
    },
    iddMac: (atc, amounts) => mac(atc).mac(iddMacInput(atc, amounts)).slice(0, MAC_BYTES),
    scriptMac: (atc, command) => mac(atc).mac(scriptMacInput(atc, command)).slice(0, MAC_BYTES),
    encipherScriptData,
    decipherScriptData,
    sealPinChange: (atc, newPin, currentPin) =>
      encipherScriptData(atc, pinChangeValue(encUdk, newPin, currentPin)),
    openPinChange(atc, enciphered, currentPin) {
      const value = decipherScriptData(atc, enciphered);
      return value && pinOfChangeValue(encUdk, value, currentPin);
    },
  };
}

/** Cipher under the session key of an ATC. */
type SessionCiphers = (atc: number) => PaymentCipher;

/** Keeps the cipher of the last ATC: both cryptograms, the ARPC and all scripts of a transaction share it. */
function sessionCiphers(cipher: (key: Uint8Array) => PaymentCipher, udk: Uint8Array): SessionCiphers {
  const unique = cipher(udk);
  let lastAtc: number | undefined;
  let last: PaymentCipher | undefined;
  return (atc) => {
    if (last === undefined || atc !== lastAtc) {
      last = cipher(unique.derive(sessionSeed(atc)));
      lastAtc = atc;
    }
    return last;
  };
}
