import type { BlockCipher } from './block-cipher.js';
import { type RandomSource, randomBytes } from './bytes.js';
import type { CardAlgorithm, CardAlgorithmName } from './card-keys/card-algorithm.js';
import { sm4CardAlgorithm } from './card-keys/sm4-card-algorithm.js';
import { tripleDesCardAlgorithm } from './card-keys/triple-des-card-algorithm.js';
import { requireBytes } from './checks.js';
import { CheckedDes, CheckedTripleDes, type TripleDes } from './des.js';
import type { CryptoEngines } from './engines/engine.js';
import { type EngineSetName, selectEngines } from './engines/engine-set.js';
import { portableSm2Signature } from './engines/portable-sm2.js';
import { CryptoError } from './errors.js';
import { createPaymentAlgorithms } from './payment/create-payment-algorithm.js';
import {
  createOfflineAuthentication,
  type OfflineAuthentication,
} from './payment/offline/offline-authentication.js';
import type { PaymentAlgorithm, PaymentAlgorithmName } from './payment/payment-algorithm.js';
import { createRsa, type Rsa } from './rsa/rsa.js';
import { createSm2, type Sm2 } from './sm2/sm2.js';
import { hmacSm3With, sm3With } from './sm3.js';
import { CheckedSm4, type Sm4 } from './sm4.js';

/** Every primitive of `sscard/crypto` over one choice of engines. */
export interface CryptoSuite {
  readonly engineSet: EngineSetName;
  /** SM3 (GB/T 32905) of a message, 32 bytes. */
  sm3(message: Uint8Array): Uint8Array;
  /** HMAC-SM3, 32 bytes; the key may have any length. */
  hmacSm3(key: Uint8Array, message: Uint8Array): Uint8Array;
  /** SM4 under a 16-byte key. Keep the result for repeated use. */
  sm4(key: Uint8Array): Sm4;
  /** Single DES under an 8-byte key; parity bits are ignored. */
  des(key: Uint8Array): BlockCipher;
  /** Triple DES under a key of 16 or 24 bytes. */
  tripleDes(key: Uint8Array): TripleDes;
  readonly sm2: Sm2;
  /** SHA-1 (FIPS 180-4), 20 bytes: only for the RSA signatures of payment cards. */
  sha1(message: Uint8Array): Uint8Array;
  readonly rsa: Rsa;
  /** Key diversification, authentication and MACs of one card generation. */
  cardAlgorithm(name: CardAlgorithmName): CardAlgorithm;
  /** Keys, cryptograms and scripts of the bank application. */
  paymentAlgorithm(name: PaymentAlgorithmName): PaymentAlgorithm;
  /** Certificates and signatures of the bank application, RSA and SM2. */
  readonly offlineAuthentication: OfflineAuthentication;
  /** Left three bytes of the enciphered zero block: shows which key it is without showing the key. */
  keyCheckValue(name: CardAlgorithmName, key: Uint8Array): Uint8Array;
}

export interface CryptoSuiteOptions {
  /**
   * Where SM2 keys and nonces and RSA primes come from; default the system's generator. With a source of one's own signing moves
   * to the portable engine, since the platform's draws its own nonce: the same source gives the same signatures.
   */
  readonly random?: RandomSource;
}

const CHECK_VALUE_BYTES = 3;

/**
 * Builds the primitives over an engine set; nothing is probed or loaded before its first use.
 * @param engines `native` (default), `portable`, or engines of one's own
 */
export function createCryptoSuite(
  engines: EngineSetName | CryptoEngines = 'native',
  options: CryptoSuiteOptions = {},
): CryptoSuite {
  const chosen = typeof engines === 'string' ? selectEngines(engines) : engines;
  const { random } = options;
  const sm4 = (key: Uint8Array): Sm4 => new CheckedSm4(chosen.sm4, key);
  const des = (key: Uint8Array): BlockCipher => new CheckedDes(chosen.des, key);
  const tripleDes = (key: Uint8Array): TripleDes => new CheckedTripleDes(chosen.des, key);
  const algorithms: Record<CardAlgorithmName, CardAlgorithm> = {
    SM4: sm4CardAlgorithm({ sm4 }),
    '3DES': tripleDesCardAlgorithm({ des, tripleDes }),
  };
  const cardAlgorithm = (name: CardAlgorithmName): CardAlgorithm => {
    if (!Object.hasOwn(algorithms, name)) {
      throw new CryptoError('BAD_ARGUMENT', "A card algorithm is 'SM4' or '3DES'.");
    }
    return algorithms[name];
  };
  const payment = createPaymentAlgorithms({ sm4, tripleDes });
  const paymentAlgorithm = (name: PaymentAlgorithmName): PaymentAlgorithm => {
    if (!Object.hasOwn(payment, name)) {
      throw new CryptoError('BAD_ARGUMENT', "A payment algorithm is 'SM4' or '3DES'.");
    }
    return payment[name];
  };
  const sm3: CryptoSuite['sm3'] = (message) => sm3With(chosen.sm3, message);
  const sha1: CryptoSuite['sha1'] = (message) => {
    requireBytes(message, 'The message');
    return chosen.sha1(message);
  };
  const sm2 = createSm2(random ? withRandomSource(chosen, random) : chosen, random ?? randomBytes);
  const rsa = createRsa(chosen, random ?? randomBytes, random !== undefined);
  return {
    engineSet: chosen.name,
    sm3,
    hmacSm3: (key, message) => hmacSm3With(chosen.sm3, key, message),
    sm4,
    des,
    tripleDes,
    sm2,
    sha1,
    rsa,
    cardAlgorithm,
    paymentAlgorithm,
    offlineAuthentication: createOfflineAuthentication({ sm3, sha1, sm2, rsa }),
    keyCheckValue: (name, key) => {
      const { blockBytes } = cardAlgorithm(name);
      const cipher = name === 'SM4' ? sm4(key) : tripleDes(key);
      return cipher.encryptBlock(new Uint8Array(blockBytes)).slice(0, CHECK_VALUE_BYTES);
    },
  };
}

function withRandomSource(
  engines: CryptoEngines,
  random: RandomSource,
): Pick<CryptoEngines, 'sm3' | 'sm2Signature' | 'sm2SharedX'> {
  return {
    get sm3() {
      return engines.sm3;
    },
    get sm2Signature() {
      return {
        sign: portableSm2Signature(engines.sm3, random).sign,
        verify: engines.sm2Signature.verify,
      };
    },
    get sm2SharedX() {
      return engines.sm2SharedX;
    },
  };
}
