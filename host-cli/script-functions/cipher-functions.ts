import type { GivenArguments, ScriptFunction } from '../../apdu/script/script-function.js';
import { type BlockCipher, hmacSm3, sha1, sm3, sm4, tripleDes } from '../../crypto/index.js';
import { bytes } from './parameters.js';

const SM4 = { prefix: 'sm4', title: 'SM4', make: sm4 };
const DES3 = { prefix: 'des3', title: '3DES', make: tripleDes };

/** Hashes and block ciphers as they are; nothing pads by itself. */
export const CIPHER_FUNCTIONS: readonly ScriptFunction[] = [
  {
    name: 'sm3',
    parameters: [bytes('x')],
    result: 'bytes',
    summary: { en: 'hash, 32 bytes', zh: 'SM3 杂凑' },
    example: '(sm3 616263) = 66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0',
    apply: (given) => sm3(given.bytes(0)),
  },
  {
    name: 'hmac-sm3',
    parameters: [bytes('key'), bytes('x')],
    result: 'bytes',
    secrecy: 'released',
    summary: { en: 'HMAC with SM3, 32 bytes', zh: 'HMAC-SM3' },
    apply: (given) => hmacSm3(given.bytes(0), given.bytes(1)),
  },
  {
    name: 'sha1',
    parameters: [bytes('x')],
    result: 'bytes',
    summary: { en: 'SHA-1, 20 bytes, for the international algorithms', zh: 'SHA-1 杂凑' },
    example: '(sha1 616263) = A9993E364706816ABA3E25717850C26C9CD0D89D',
    apply: (given) => sha1(given.bytes(0)),
  },
  ...cipherFunctions(SM4),
  ...cipherFunctions(DES3),
  {
    name: 'sm4-cmac',
    parameters: [bytes('key'), bytes('x')],
    result: 'bytes',
    secrecy: 'released',
    summary: { en: 'CMAC of any length, 16 bytes', zh: 'SM4-CMAC' },
    apply: (given) => sm4(given.bytes(0)).cmac(given.bytes(1)),
  },
  {
    name: 'des3-retail-mac',
    parameters: [bytes('key'), bytes('x')],
    result: 'bytes',
    secrecy: 'released',
    summary: { en: 'MAC algorithm 3 of whole blocks, 8 bytes', zh: '3DES 零售 MAC' },
    apply: (given) => tripleDes(given.bytes(0)).retailMac(given.bytes(1)),
  },
];

interface Cipher {
  readonly prefix: string;
  readonly title: string;
  readonly make: (key: Uint8Array) => BlockCipher;
}

/** What every block cipher has. Ciphertexts and MACs go over the wire: they are no secrets. */
function cipherFunctions({ prefix, title, make }: Cipher): ScriptFunction[] {
  const of = (
    name: string,
    summary: ScriptFunction['summary'],
    parameters: readonly string[],
    secrecy: ScriptFunction['secrecy'],
    apply: (cipher: BlockCipher, given: GivenArguments) => Uint8Array,
  ): ScriptFunction => ({
    name: `${prefix}-${name}`,
    parameters: parameters.map(bytes),
    result: 'bytes',
    summary,
    secrecy: secrecy ?? 'kept',
    apply: (given) => apply(make(given.bytes(0)), given),
  });
  return [
    of(
      'encrypt',
      { en: `${title} in ECB, whole blocks`, zh: `${title} 加密` },
      ['key', 'x'],
      'released',
      (cipher, given) => cipher.encryptEcb(given.bytes(1)),
    ),
    of(
      'decrypt',
      { en: `${title} in ECB, whole blocks`, zh: `${title} 解密` },
      ['key', 'x'],
      'kept',
      (cipher, given) => cipher.decryptEcb(given.bytes(1)),
    ),
    of(
      'cbc-encrypt',
      { en: `${title} in CBC, whole blocks`, zh: `${title}-CBC 加密` },
      ['key', 'iv', 'x'],
      'released',
      (cipher, given) => cipher.encryptCbc(given.bytes(1), given.bytes(2)),
    ),
    of(
      'cbc-decrypt',
      { en: `${title} in CBC, whole blocks`, zh: `${title}-CBC 解密` },
      ['key', 'iv', 'x'],
      'kept',
      (cipher, given) => cipher.decryptCbc(given.bytes(1), given.bytes(2)),
    ),
    of(
      'mac',
      { en: `CBC MAC of whole blocks, IV of zeros`, zh: `${title} MAC` },
      ['key', 'x'],
      'released',
      (cipher, given) => cipher.cbcMac(given.bytes(1)),
    ),
  ];
}
