import type { ScriptFunction } from '../../apdu/script/script-function.js';
import { sm2 } from '../../crypto/index.js';
import { bytes } from './parameters.js';

/** SM2 signatures and encryption; keys and results as `sscard/crypto` has them. */
export const SM2_FUNCTIONS: readonly ScriptFunction[] = [
  {
    name: 'sm2-public-key',
    parameters: [bytes('private-key')],
    result: 'bytes',
    secrecy: 'released',
    summary: { en: 'the public key, 65 bytes 04 X Y', zh: '由私钥求公钥' },
    apply: (given) => sm2.publicKey(given.bytes(0)),
  },
  {
    name: 'sm2-sign',
    parameters: [bytes('private-key'), bytes('x')],
    result: 'bytes',
    secrecy: 'released',
    summary: { en: 'a signature, 64 bytes r s, with the usual identifier', zh: 'SM2 签名' },
    apply: (given) => sm2.sign(given.bytes(1), given.bytes(0)),
  },
  {
    name: 'sm2-verify',
    parameters: [bytes('public-key'), bytes('signature'), bytes('x')],
    result: 'number',
    summary: { en: '1 when the signature is right, else 0', zh: 'SM2 验签' },
    apply: (given) => (sm2.verify(given.bytes(1), given.bytes(2), given.bytes(0)) ? 1 : 0),
  },
  {
    name: 'sm2-encrypt',
    parameters: [bytes('public-key'), bytes('x')],
    result: 'bytes',
    secrecy: 'released',
    summary: { en: 'C1 C3 C2, 97 bytes more than X', zh: 'SM2 加密' },
    apply: (given) => sm2.encrypt(given.bytes(1), given.bytes(0)),
  },
  {
    name: 'sm2-decrypt',
    parameters: [bytes('private-key'), bytes('x')],
    result: 'bytes',
    summary: { en: 'of C1 C3 C2', zh: 'SM2 解密' },
    apply: (given) => sm2.decrypt(given.bytes(1), given.bytes(0)),
  },
];
