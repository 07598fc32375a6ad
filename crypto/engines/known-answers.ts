import { equalConstantTime } from '../bytes.js';
import { crtNumbers } from '../rsa/keys.js';
import { numberToBytes } from '../rsa/numbers.js';
import { numbersToBytes, pointToBytes } from '../sm2/numbers.js';
import { GX, GY } from '../sm2/parameters.js';
import { PointMultiples } from '../sm2/point-multiples.js';
import { NATIVE_DES, NATIVE_SM4, NativeCipherKey } from './native-cipher.js';
import { nativeHash } from './native-hash.js';
import { nativeRsa } from './native-rsa.js';
import { nativeSha1 } from './native-sha1.js';
import { nativeSm2SharedX, nativeSm2Signature } from './native-sm2.js';

/*
 * Whether the platform has an algorithm is asked by using it on a published example: Electron has node:crypto
 * without SM, a system policy may forbid single algorithms, and Node's own SM2 keys sign something else.
 */

/** SM3 of "abc", GB/T 32905 A.1. */
const ABC = Uint8Array.of(0x61, 0x62, 0x63);
const SM3_OF_ABC = 0x66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0n;

/** GB/T 32907 A.1: the key enciphered under itself. */
const SM4_KEY = 0x0123456789abcdeffedcba9876543210n;
const SM4_CIPHERTEXT = 0x681edf34d206965e86b3e94f536e4246n;

/** SP 800-17, first entry of the variable plaintext test: key 01...01, plaintext 80 00..., ciphertext. */
const DES_CIPHERTEXT = 0x95f8a5e5dd31d900n;

/** GB/T 32918.5 A.2: signature of "message digest" by the default identifier. */
const SM2_PRIVATE_KEY = 0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8n;
const SM2_PUBLIC_KEY = {
  x: 0x09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020n,
  y: 0xccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13n,
};
const SM2_IDENTITY_DIGEST = 0xb2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3n;
const SM2_R = 0xf5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3n;
const SM2_S = 0xb1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aan;

/** SHA-1 of "abc", FIPS 180 examples. */
const SHA1_OF_ABC = 0xa9993e364706816aba3e25717850c26c9cd0d89dn;

/** A published test key of a payment card, exponent 65537; the bytes 00 to 5F signed as a raw block. */
const RSA_P =
  0xfc03512fed42394b442611aac061b66523ec90fb6745d31297ca310e1f6833ffffcc5ed34bf8ac3b52c7aa754fcf298bn;
const RSA_Q =
  0xc8de1801d80cdfcb0fc2fe4e6c7b1dcb99c9fbed69f4b9ea3eead4166bde9ca582e587a870d7823ef64d73c320f5309fn;
const RSA_BLOCK = Uint8Array.from({ length: 96 }, (_, index) => index);
const RSA_SIGNATURE =
  0x595b0d17f2abc228678de813e1836b805ea55b3b1222a19c1ca9367fc1b491612227c84c0bf8535a724d22c316cb67f20acdec217021dcdc9436d2fb2e971ed51c62184dcff2c298922104404ea7f01ee0901040b116ec544d20790697f6180en;

export function nativeSm3Works(): boolean {
  return holds(() => equalConstantTime(nativeHash().digest(ABC), numbersToBytes(SM3_OF_ABC)));
}

export function nativeSm4Works(): boolean {
  return holds(() => {
    const block = numbersToBytes(SM4_KEY).subarray(16);
    const cipher = new NativeCipherKey(NATIVE_SM4, block);
    return agrees(cipher, block, numbersToBytes(SM4_CIPHERTEXT).subarray(16));
  });
}

export function nativeDesWorks(): boolean {
  return holds(() => {
    const cipher = new NativeCipherKey(NATIVE_DES, new Uint8Array(24).fill(0x01));
    const block = Uint8Array.of(0x80, 0, 0, 0, 0, 0, 0, 0);
    return agrees(cipher, block, numbersToBytes(DES_CIPHERTEXT).subarray(24));
  });
}

/** Both directions: the published signature is accepted, and an own one by the verification just proven. */
export function nativeSm2SignatureWorks(): boolean {
  return holds(() => {
    const engine = nativeSm2Signature();
    const identity = numbersToBytes(SM2_IDENTITY_DIGEST);
    const message = Uint8Array.from('message digest', (character) => character.charCodeAt(0));
    const publicKey = { bytes: pointToBytes(SM2_PUBLIC_KEY), multiples: new PointMultiples(SM2_PUBLIC_KEY) };
    const keyPair = { privateKey: numbersToBytes(SM2_PRIVATE_KEY), publicKey: publicKey.bytes };
    return (
      engine.verify(identity, message, numbersToBytes(SM2_R, SM2_S), publicKey) &&
      engine.verify(identity, message, engine.sign(identity, message, keyPair), publicKey)
    );
  });
}

/** The private key times the generator has the X coordinate of the public key. */
export function nativeSm2SharedXWorks(): boolean {
  return holds(() => {
    const keyPair = {
      privateKey: numbersToBytes(SM2_PRIVATE_KEY),
      publicKey: pointToBytes(SM2_PUBLIC_KEY),
    };
    const x = nativeSm2SharedX()(keyPair, pointToBytes({ x: GX, y: GY }));
    return equalConstantTime(x, numbersToBytes(SM2_PUBLIC_KEY.x));
  });
}

function agrees(cipher: NativeCipherKey, plain: Uint8Array, expected: Uint8Array): boolean {
  return (
    equalConstantTime(cipher.encryptEcb(plain), expected) &&
    equalConstantTime(cipher.decryptEcb(expected), plain) &&
    equalConstantTime(cipher.cbcMac(plain), expected)
  );
}

export function nativeSha1Works(): boolean {
  return holds(() => equalConstantTime(nativeSha1(ABC), numberToBytes(SHA1_OF_ABC, 20)));
}

export function nativeRsaWorks(): boolean {
  return holds(() => {
    const key = crtNumbers(RSA_P, RSA_Q, 65537);
    const signature = numberToBytes(RSA_SIGNATURE, RSA_BLOCK.length);
    const engine = nativeRsa();
    return (
      key !== undefined &&
      equalConstantTime(engine.privateOperation(key, RSA_BLOCK), signature) &&
      equalConstantTime(engine.publicOperation(key, signature), RSA_BLOCK)
    );
  });
}

/** A platform without the algorithm throws; so does one whose policy forbids it. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
