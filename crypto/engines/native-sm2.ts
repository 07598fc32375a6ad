import type { ECDH, KeyObject } from 'node:crypto';
import { plainBytes } from '../bytes.js';
import { signatureFromDer, signatureToDer } from '../sm2/signature-encoding.js';
import type { Sm2KeyPair, Sm2PublicKey, Sm2SharedX, Sm2SignatureEngine } from './engine.js';
import { nodeCrypto } from './modules.js';

/** ECPrivateKey of RFC 5915 up to the 32 bytes of the key. */
const PRIVATE_KEY_HEAD = Uint8Array.of(0x30, 0x77, 0x02, 0x01, 0x01, 0x04, 0x20);
/** Its parameters (OID 1.2.156.10197.1.301) and the head of the public key that follows. */
const PRIVATE_KEY_MIDDLE = Uint8Array.of(
  ...[0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x82, 0x2d],
  ...[0xa1, 0x44, 0x03, 0x42, 0x00],
);
/** SubjectPublicKeyInfo up to the point: id-ecPublicKey with the same curve. */
const PUBLIC_KEY_HEAD = Uint8Array.of(
  ...[0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01],
  ...[0x06, 0x08, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x82, 0x2d, 0x03, 0x42, 0x00],
);

/**
 * SM2 signatures of the platform's OpenSSL. Three things are needed for them to be SM2 at all: the key must be
 * imported (a key that Node generates signs plain ECDSA), Z_A must be put before the message by hand (Node cannot
 * set the identifier), and signatures are DER whatever `dsaEncoding` says.
 */
export function nativeSm2Signature(): Sm2SignatureEngine {
  const { createSign, createVerify } = nodeCrypto();
  const privateKeys = new WeakMap<Sm2KeyPair, KeyObject>();
  const publicKeys = new WeakMap<Sm2PublicKey, KeyObject>();
  return {
    sign(identityDigest, message, keyPair) {
      let key = privateKeys.get(keyPair);
      if (key === undefined) {
        key = importPrivateKey(keyPair);
        privateKeys.set(keyPair, key);
      }
      const signature = signatureFromDer(createSign('sm3').update(identityDigest).update(message).sign(key));
      if (signature === undefined) throw new Error('OpenSSL returned an SM2 signature that is not DER.');
      return signature;
    },
    verify(identityDigest, message, signature, publicKey) {
      let key = publicKeys.get(publicKey);
      if (key === undefined) {
        key = importPublicKey(publicKey.bytes);
        publicKeys.set(publicKey, key);
      }
      const verifier = createVerify('sm3').update(identityDigest).update(message);
      return verifier.verify(key, signatureToDer(signature));
    },
  };
}

/** ECDH on the SM2 curve: gives the X coordinate of a product, which is half of what decryption needs. */
export function nativeSm2SharedX(): Sm2SharedX {
  const agreements = new WeakMap<Sm2KeyPair, ECDH>();
  return (keyPair, point) => {
    let agreement = agreements.get(keyPair);
    if (agreement === undefined) {
      agreement = nodeCrypto().createECDH('SM2');
      agreement.setPrivateKey(keyPair.privateKey);
      agreements.set(keyPair, agreement);
    }
    return plainBytes(agreement.computeSecret(point));
  };
}

function importPrivateKey({ privateKey, publicKey }: Sm2KeyPair): KeyObject {
  const key = Buffer.concat([PRIVATE_KEY_HEAD, privateKey, PRIVATE_KEY_MIDDLE, publicKey]);
  return nodeCrypto().createPrivateKey({ key, format: 'der', type: 'sec1' });
}

function importPublicKey(point: Uint8Array): KeyObject {
  const key = Buffer.concat([PUBLIC_KEY_HEAD, point]);
  return nodeCrypto().createPublicKey({ key, format: 'der', type: 'spki' });
}
