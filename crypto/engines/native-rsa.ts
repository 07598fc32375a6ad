import type { JsonWebKey, KeyObject } from 'node:crypto';
import { plainBytes } from '../bytes.js';
import { byteLength, bytesToNumber, numberToBytes } from '../rsa/numbers.js';
import type { RsaEngine, RsaPrivateNumbers, RsaPublicNumbers } from './engine.js';
import { nodeCrypto } from './modules.js';

/** RSA of the platform's OpenSSL on raw blocks. */
export function nativeRsa(): RsaEngine {
  const crypto = nodeCrypto();
  const padding = crypto.constants.RSA_NO_PADDING;
  const publicKeys = new WeakMap<RsaPublicNumbers, KeyObject>();
  const privateKeys = new WeakMap<RsaPrivateNumbers, KeyObject>();
  return {
    publicOperation(numbers, block) {
      let key = publicKeys.get(numbers);
      if (key === undefined) {
        key = crypto.createPublicKey({ key: publicJwk(numbers), format: 'jwk' });
        publicKeys.set(numbers, key);
      }
      return plainBytes(crypto.publicEncrypt({ key, padding }, block));
    },
    privateOperation(numbers, block) {
      let key = privateKeys.get(numbers);
      if (key === undefined) {
        key = crypto.createPrivateKey({ key: privateJwk(numbers), format: 'jwk' });
        privateKeys.set(numbers, key);
      }
      return plainBytes(crypto.privateDecrypt({ key, padding }, block));
    },
    generatePrimes(bits, exponent) {
      const options = { modulusLength: bits, publicExponent: exponent };
      const jwk = crypto.generateKeyPairSync('rsa', options).privateKey.export({ format: 'jwk' });
      return { p: fromBase64url(jwk.p!), q: fromBase64url(jwk.q!) };
    },
  };
}

function publicJwk({ n, e }: RsaPublicNumbers): JsonWebKey {
  return { kty: 'RSA', n: base64url(n), e: base64url(e) };
}

function privateJwk(numbers: RsaPrivateNumbers): JsonWebKey {
  const { d, p, q, dP, dQ, qInv } = numbers;
  const [first, second] = [base64url(dP), base64url(dQ)];
  return {
    ...publicJwk(numbers),
    ...{ d: base64url(d), p: base64url(p), q: base64url(q), dp: first, dq: second, qi: base64url(qInv) },
  };
}

function base64url(value: bigint): string {
  return Buffer.from(numberToBytes(value, byteLength(value))).toString('base64url');
}

function fromBase64url(text: string): bigint {
  return bytesToNumber(Buffer.from(text, 'base64url'));
}
