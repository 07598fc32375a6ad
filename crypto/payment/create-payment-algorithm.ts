import { requireLength } from '../checks.js';
import type { TripleDes } from '../des.js';
import type { Sm4 } from '../sm4.js';
import { udkSeed } from './account.js';
import type { PaymentAlgorithm, PaymentAlgorithmName } from './payment-algorithm.js';
import { type PaymentCipher, sm4PaymentCipher, tripleDesPaymentCipher } from './payment-cipher.js';
import { preparePaymentKeys } from './prepared-payment-keys.js';
import { sessionSeed } from './transaction-counter.js';

/** A triple DES key of 24 bytes has no place here: MAC algorithm 3 and the personalisation take two keys. */
const KEY_BYTES = 16;
const CHECK_VALUE_BYTES = 3;

/** Both algorithms of the bank application over the ciphers of a suite. */
export function createPaymentAlgorithms(ciphers: {
  sm4(key: Uint8Array): Sm4;
  tripleDes(key: Uint8Array): TripleDes;
}): Record<PaymentAlgorithmName, PaymentAlgorithm> {
  return {
    SM4: paymentAlgorithm('SM4', 0x04, 16, (key) => sm4PaymentCipher(ciphers.sm4(key))),
    '3DES': paymentAlgorithm('3DES', 0x01, 8, (key) => tripleDesPaymentCipher(ciphers.tripleDes(key))),
  };
}

function paymentAlgorithm(
  name: PaymentAlgorithmName,
  algorithmByte: 0x04 | 0x01,
  blockBytes: 16 | 8,
  cipher: (key: Uint8Array) => PaymentCipher,
): PaymentAlgorithm {
  const underKey = (key: Uint8Array): PaymentCipher => {
    requireLength(key, KEY_BYTES, `A ${name} key of the bank application`);
    return cipher(key);
  };
  const deriveUdk: PaymentAlgorithm['deriveUdk'] = (mdk, account) => underKey(mdk).derive(udkSeed(account));
  return {
    name,
    algorithmByte,
    blockBytes,
    deriveUdk,
    deriveUdks: (mdks, account) => ({
      ac: deriveUdk(mdks.ac, account),
      mac: deriveUdk(mdks.mac, account),
      enc: deriveUdk(mdks.enc, account),
    }),
    sessionKey: (udk, atc) => underKey(udk).derive(sessionSeed(atc)),
    keyCheckValue: (key) => underKey(key).encryptEcb(new Uint8Array(blockBytes)).slice(0, CHECK_VALUE_BYTES),
    prepare: (udks) => preparePaymentKeys(underKey, udks),
  };
}
