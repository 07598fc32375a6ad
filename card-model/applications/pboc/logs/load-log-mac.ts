import {
  type PaymentAlgorithmName,
  padIso9797Method2,
  paymentAlgorithm,
  sm4,
  tripleDes,
} from '../../../../crypto/index.js';
import type { Directory } from '../../../files/directory.js';
import { UDK_REFERENCE } from '../payment-keys.js';

/**
 * MAC over the load log: as for scripts, under the MAC session key of an ATC, yet over the data alone. Undefined where
 * the card lacks the key. pboc.md 4; padding as in conventions, PBOC choices
 */
export function loadLogMac(
  directory: Directory,
  algorithm: PaymentAlgorithmName,
): ((atc: number, data: Uint8Array) => Uint8Array) | undefined {
  const key = directory.findKey((type) => type === 'UDK_MAC', UDK_REFERENCE[algorithm]);
  if (!key) return undefined;
  const { blockBytes, sessionKey } = paymentAlgorithm(algorithm);
  return (atc, data) => {
    const session = sessionKey(key.toImage().value, atc);
    const padded = padIso9797Method2(data, blockBytes);
    return algorithm === 'SM4' ? sm4(session).cbcMac(padded) : tripleDes(session).retailMac(padded);
  };
}
