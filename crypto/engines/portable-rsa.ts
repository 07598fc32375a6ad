import { bytesToNumber, numberToBytes, powerModulo } from '../rsa/numbers.js';
import type { RsaEngine } from './engine.js';

/** RSA with BigInt. The time of an operation depends on the key: not for production secrets. */
export const portableRsa: RsaEngine = {
  publicOperation: ({ n, e, bytes }, block) => numberToBytes(powerModulo(bytesToNumber(block), e, n), bytes),
  privateOperation({ bytes, p, q, dP, dQ, qInv }, block) {
    const value = bytesToNumber(block);
    const modP = powerModulo(value, dP, p);
    const modQ = powerModulo(value, dQ, q);
    const difference = (modP - modQ) % p;
    const factor = ((difference < 0n ? difference + p : difference) * qInv) % p;
    return numberToBytes(modQ + factor * q, bytes);
  },
};
