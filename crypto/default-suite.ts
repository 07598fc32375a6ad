import type { EngineSetName } from './engines/engine-set.js';
import { CryptoError } from './errors.js';
import { type CryptoSuite, createCryptoSuite } from './suite.js';

const SETTING = 'SSCARD_CRYPTO';

/** The engine set that the environment asks for. @throws CryptoError `BAD_ARGUMENT` for an unknown name */
export function engineSetFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): EngineSetName {
  const setting = environment[SETTING];
  if (setting === undefined || setting === '' || setting === 'native') return 'native';
  if (setting === 'portable') return 'portable';
  throw new CryptoError(
    'BAD_ARGUMENT',
    `The environment variable ${SETTING} is ${JSON.stringify(setting)}; it may be native or portable.`,
  );
}

let suite: CryptoSuite | undefined;

function defaultSuite(): CryptoSuite {
  suite ??= createCryptoSuite(engineSetFromEnvironment(process.env));
  return suite;
}

export const sm3: CryptoSuite['sm3'] = (message) => defaultSuite().sm3(message);
export const hmacSm3: CryptoSuite['hmacSm3'] = (key, message) => defaultSuite().hmacSm3(key, message);
export const sm4: CryptoSuite['sm4'] = (key) => defaultSuite().sm4(key);
export const des: CryptoSuite['des'] = (key) => defaultSuite().des(key);
export const tripleDes: CryptoSuite['tripleDes'] = (key) => defaultSuite().tripleDes(key);
export const cardAlgorithm: CryptoSuite['cardAlgorithm'] = (name) => defaultSuite().cardAlgorithm(name);
export const keyCheckValue: CryptoSuite['keyCheckValue'] = (name, key) =>
  defaultSuite().keyCheckValue(name, key);

export const sm2: CryptoSuite['sm2'] = {
  generateKeyPair: () => defaultSuite().sm2.generateKeyPair(),
  publicKey: (privateKey) => defaultSuite().sm2.publicKey(privateKey),
  isPrivateKey: (bytes) => defaultSuite().sm2.isPrivateKey(bytes),
  isPublicKey: (bytes) => defaultSuite().sm2.isPublicKey(bytes),
  sign: (message, privateKey, options) => defaultSuite().sm2.sign(message, privateKey, options),
  verify: (signature, message, publicKey, options) =>
    defaultSuite().sm2.verify(signature, message, publicKey, options),
  encrypt: (message, publicKey, options) => defaultSuite().sm2.encrypt(message, publicKey, options),
  decrypt: (ciphertext, privateKey, options) => defaultSuite().sm2.decrypt(ciphertext, privateKey, options),
  exchange: (input) => defaultSuite().sm2.exchange(input),
};
