import type { PaymentAlgorithmName, PaymentPrivateKey } from '../../../crypto/index.js';
import type { DataObjects } from '../../files/data-objects.js';
import { OBJECT } from './objects.js';

/** By the object that holds the first part of the key: RSA and SM2 remember by object what they derive from a key. */
const made = new WeakMap<Uint8Array, PaymentPrivateKey>();

function remembered(
  part: Uint8Array | undefined,
  make: (part: Uint8Array) => PaymentPrivateKey | undefined,
): PaymentPrivateKey | undefined {
  if (!part) return undefined;
  const known = made.get(part) ?? make(part);
  if (known) made.set(part, known);
  return known;
}

function rsaKey(objects: DataObjects, p: Uint8Array): PaymentPrivateKey | undefined {
  const q = objects.get(OBJECT.RSA_Q.tag);
  const dP = objects.get(OBJECT.RSA_D_P.tag);
  const dQ = objects.get(OBJECT.RSA_D_Q.tag);
  const qInv = objects.get(OBJECT.RSA_Q_INVERSE.tag);
  return q && dP && dQ && qInv && { algorithm: 'RSA', privateKey: { p, q, dP, dQ, qInv } };
}

/** The private key that the card signs with: SM2 beside SM4, RSA beside 3DES; undefined where it has none. */
export function iccKey(objects: DataObjects, algorithm: PaymentAlgorithmName): PaymentPrivateKey | undefined {
  return algorithm === 'SM4'
    ? remembered(objects.get(OBJECT.SM2_PRIVATE_KEY.tag), (privateKey) => ({ algorithm: 'SM2', privateKey }))
    : remembered(objects.get(OBJECT.RSA_P.tag), (p) => rsaKey(objects, p));
}
